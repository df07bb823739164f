-- Which kiosks have no good certificate any more, told without reading the certificates.
create index kiosk_credential_standing on kiosk_credential (kiosk_id, revoked_at, expires_at, ends_at);
