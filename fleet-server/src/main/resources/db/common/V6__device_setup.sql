-- How a kiosk's box should be set up, and how it says that it is. Times are milliseconds since 1970-01-01T00:00Z; booleans
-- are 0 or 1.

-- No row: nobody said anything, and the kiosk goes by its own settings file. opening is text as people write it; zone is
-- null where it is always open.
create table device_setup (
    kiosk_id         text    not null primary key,
    brightness       integer not null,
    volume           integer not null,
    staff_test_until bigint,
    zone             text,
    opening          text    not null,
    changed_at       bigint  not null,
    changed_by       text    not null
);

-- All null where the kiosk does not say; brightness alone where it has no backlight that can be set.
alter table twin add column reported_brightness integer;
alter table twin add column reported_volume integer;
alter table twin add column reported_staff_pin integer;
alter table twin add column reported_staff_test integer;
alter table twin add column reported_open integer;
