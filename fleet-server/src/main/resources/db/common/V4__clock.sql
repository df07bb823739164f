-- Moments at which network time had confirmed a kiosk's clock, by start of the kiosk: what was stamped earlier in that
-- start is mended by them. Times are milliseconds since 1970-01-01T00:00Z.
create table kiosk_boot (
    kiosk_id     text   not null,
    boot         bigint not null,
    monotonic_ms bigint not null,
    wall_ms      bigint not null,
    received_at  bigint not null,
    primary key (kiosk_id, boot)
);

-- From here on response.time_quality may also be REPAIRED (by its own start's confirmation) or ESTIMATED (its start was
-- never confirmed and is bounded by its neighbours); started_at and ended_at are then the mended ones, and the body
-- stays as the kiosk wrote it.
create index response_unsure on response (kiosk_id, boot) where time_quality <> 'CONFIRMED';

-- Marked responses (staff test, repeat, out of hours) are few, and reports leave them out.
create index response_flagged on response (survey_id, ended_at) where flags <> '';
