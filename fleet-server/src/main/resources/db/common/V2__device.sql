-- What a kiosk's box says of itself, and what is asked of it. Times are milliseconds since 1970-01-01T00:00Z.

-- The newest that each kiosk said; the body is JSON as on the wire.
create table health (
    kiosk_id    text   not null primary key,
    received_at bigint not null,
    body        text   not null
);

-- outcome is null until the kiosk said something; file_type and file_size are null until it sent a file up.
create table command (
    command_id text   not null primary key,
    kiosk_id   text   not null,
    kind       text   not null,
    amount     bigint,
    issued_at  bigint not null,
    expires_at bigint not null,
    issued_by  text   not null,
    outcome    text,
    detail     text,
    changed_at bigint not null,
    file_type  text,
    file_size  bigint
);

create index command_of_kiosk on command (kiosk_id, issued_at);
