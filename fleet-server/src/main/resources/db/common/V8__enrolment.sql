-- How kiosks join, and by which certificates they are known. Times are milliseconds since 1970-01-01T00:00Z.

-- One row per key that asks, whoever holds it. public_key is its SubjectPublicKeyInfo in Base64, key_hash the SHA-256 of
-- that in hex. While it waits, expires_at ends its code; once claimed, it ends the time in which the answer is given.
create table enrolment_ticket (
    key_hash    text   not null primary key,
    ticket      text   not null unique,
    code        text   not null unique,
    public_key  text   not null,
    app_version text   not null,
    hardware    text   not null,
    address     text   not null,
    opened_at   bigint not null,
    expires_at  bigint not null,
    kiosk_id    text,
    claimed_at  bigint,
    claimed_by  text,
    serial      text
);

create index enrolment_ticket_open on enrolment_ticket (opened_at) where claimed_at is null;
create index enrolment_ticket_end on enrolment_ticket (expires_at);
create index enrolment_ticket_of_kiosk on enrolment_ticket (kiosk_id) where kiosk_id is not null;

-- serial is that of the certificate, 32 hex digits. ends_at is set where a newer certificate was used: the older one is
-- good until then.
create table kiosk_credential (
    serial        text   not null primary key,
    kiosk_id      text   not null,
    key_hash      text   not null,
    certificate   text   not null,
    issued_at     bigint not null,
    issued_by     text   not null,
    expires_at    bigint not null,
    first_used_at bigint,
    ends_at       bigint,
    revoked_at    bigint,
    revoked_by    text
);

create index kiosk_credential_of_kiosk on kiosk_credential (kiosk_id, issued_at);
create index kiosk_credential_revoked on kiosk_credential (revoked_at) where revoked_at is not null;

-- Kiosks had secrets before they had certificates. Those that did join anew, each as itself.
alter table kiosk drop column secret_hash;
