-- How kiosks were over time, when their links came and went, when they started, and commands to many at once. Times are
-- milliseconds since 1970-01-01T00:00Z.

-- grain 0: five minutes, 1: an hour, 2: a day; at is the slot's beginning, so that a kiosk has so many rows at most,
-- however much it says. body is for drawing and nobody searches in it: t431/440/452,d1200 (least/mean/most).
create table health_history (
    kiosk_id text    not null,
    grain    integer not null,
    at       bigint  not null,
    body     text    not null,
    primary key (kiosk_id, grain, at)
);

-- Up to which moment a grain was made of the finer one.
create table health_rolled (
    grain    integer not null primary key,
    until_at bigint  not null
);

create table link_change (
    kiosk_id text    not null,
    at       bigint  not null,
    linked   integer not null,
    primary key (kiosk_id, at)
);

-- A start of the kiosk's program; machine = 1: of the whole machine. why is how the run before it ended, as it said.
create table kiosk_start (
    kiosk_id text    not null,
    at       bigint  not null,
    machine  integer not null,
    why      text    not null,
    primary key (kiosk_id, at)
);

-- sent_at: the broker has it; received_at: the kiosk said something of it for the first time.
alter table command add column sent_at bigint;
alter table command add column received_at bigint;

-- One command for many kiosks, given to them one after another. open = 1: there may be kiosks that were not asked yet.
create table command_batch (
    id         text    not null primary key,
    kind       text    not null,
    amount     bigint,
    target     text    not null,
    asked_at   bigint  not null,
    asked_by   text    not null,
    valid_ms   bigint  not null,
    until_at   bigint  not null,
    kiosks     integer not null,
    open       integer not null,
    stopped_at bigint,
    stopped_by text
);

create index command_batch_open on command_batch (asked_at) where open = 1;
create index command_batch_newest on command_batch (asked_at, id);

-- place is the order in which they are asked; command_id is null until it was.
create table command_batch_kiosk (
    batch_id   text    not null,
    place      integer not null,
    kiosk_id   text    not null,
    command_id text,
    primary key (batch_id, place)
);
