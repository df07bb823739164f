-- What the staff's PIN is checked against on the kiosk; never the PIN itself. Null until one is set.
alter table kiosk add column staff_pin_hash text;
