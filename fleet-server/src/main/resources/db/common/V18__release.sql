-- Releases of software, signed apart from this server. Times are milliseconds since 1970-01-01T00:00Z; booleans are 0
-- or 1. The id is the SHA-256 of the manifest; kind is APP or OS; signed is the signed manifest as it came.
create table software_release (
    id             text   not null primary key,
    kind           text   not null,
    version        text   not null,
    sequence       bigint not null,
    channel        text   not null,
    signed         text   not null,
    expires_at     bigint not null,
    added_at       bigint not null,
    added_by       text   not null,
    withdrawn_at   bigint,
    withdrawn_by   text
);

create index software_release_by_sequence on software_release (kind, sequence);
create index software_release_by_time on software_release (added_at, id);

-- One file for each architecture; stored once all of it lies in the data folder and its hash is right.
create table release_artifact (
    release_id text    not null,
    arch       text    not null,
    file_name  text    not null,
    size       bigint  not null,
    hash       text    not null,
    stored     integer not null,
    primary key (release_id, arch)
);

create index release_artifact_by_hash on release_artifact (hash);

-- The releases that each kiosk is to run, null: it stays with what it has; and the channel that it follows, null: stable.
alter table twin add column desired_app text;
alter table twin add column desired_os text;
alter table twin add column software_channel text;

create index twin_by_app on twin (desired_app) where desired_app is not null;
create index twin_by_os on twin (desired_os) where desired_os is not null;
create index twin_by_channel on twin (software_channel) where software_channel is not null;

-- What each kiosk says that it runs. The parts of os, pending, last and why are null where it says nothing of it.
create table kiosk_software (
    kiosk_id         text   not null primary key,
    app_version      text   not null,
    app_sequence     bigint not null,
    app_slot         text   not null,
    os_version       text,
    os_sequence      bigint,
    os_slot          text,
    pending_kind     text,
    pending_sequence bigint,
    last_kind        text,
    last_sequence    bigint,
    last_result      text,
    last_detail      text,
    why_kind         text,
    why_sequence     bigint,
    reason           text,
    detail           text,
    reported_at      bigint not null
);

create index kiosk_software_by_app on kiosk_software (app_sequence, app_version);
create index kiosk_software_by_os on kiosk_software (os_sequence, os_version) where os_sequence is not null;
