-- A round of the alarms asks which kiosks started within the last hour.
create index kiosk_start_newest on kiosk_start (at);
