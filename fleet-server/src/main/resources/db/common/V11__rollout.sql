-- One change for many kiosks, in waves. Times are milliseconds since 1970-01-01T00:00Z; booleans are 0 or 1.

-- change_text is one line for each value, as survey=lunch. target_query is null where the kiosks were chosen one by one.
-- wave is 0 until it is planned. awake = 1: there may be something to do by itself.
create table rollout (
    id                  text    not null primary key,
    name                text    not null,
    kind                text    not null,
    title               text    not null,
    change_text         text    not null,
    target_query        text,
    waves               text    not null,
    hours               text    not null,
    success             integer not null,
    soak_ms             bigint  not null,
    most_failed         integer not null,
    most_failed_percent integer not null,
    patience_ms         bigint  not null,
    newcomers           integer not null,
    state               text    not null,
    wave                integer not null,
    good_since          bigint,
    forgiven            bigint  not null,
    accepted            integer not null,
    why                 text    not null,
    state_by            text    not null,
    state_since         bigint  not null,
    made_by             text    not null,
    made_at             bigint  not null,
    started_by          text,
    started_at          bigint,
    awake               integer not null,
    revision            bigint  not null
);

create index rollout_awake on rollout (awake, made_at) where awake = 1;
create index rollout_by_target on rollout (kind, target_query, started_at);
create index rollout_by_time on rollout (made_at, id);

-- place is the order in which kiosks are told. before_text is what undoing goes back to.
create table rollout_kiosk (
    rollout_id  text   not null,
    kiosk_id    text   not null,
    place       bigint not null,
    zone        text   not null,
    state       text   not null,
    told_at     bigint,
    changed_at  bigint not null,
    before_text text,
    note        text   not null,
    primary key (rollout_id, kiosk_id)
);

create index rollout_kiosk_by_place on rollout_kiosk (rollout_id, place);
create index rollout_kiosk_by_state on rollout_kiosk (rollout_id, state, place, zone);
create index rollout_kiosk_of_kiosk on rollout_kiosk (kiosk_id);

-- Reaches to the kiosk at the place upto; there are none before it is planned.
create table rollout_wave (
    rollout_id text    not null,
    wave       integer not null,
    upto       bigint  not null,
    opened_at  bigint,
    primary key (rollout_id, wave)
);

-- Kept in step with rollout_kiosk, so that nobody counts ten thousand rows to draw a bar.
create table rollout_count (
    rollout_id text    not null,
    wave       integer not null,
    zone       text    not null,
    state      text    not null,
    kiosks     bigint  not null,
    primary key (rollout_id, wave, zone, state)
);

-- who is empty where the rollout did it by itself.
create table rollout_event (
    rollout_id text    not null,
    number     integer not null,
    at         bigint  not null,
    who        text    not null,
    words      text    not null,
    primary key (rollout_id, number)
);
