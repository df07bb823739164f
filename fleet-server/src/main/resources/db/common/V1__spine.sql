-- The spine, in the dialect that SQLite and PostgreSQL share. ${binary} is blob or bytea.
-- Times are milliseconds since 1970-01-01T00:00Z; booleans are 0 or 1.

create table kiosk (
    id          text   not null primary key,
    name        text   not null,
    secret_hash text   not null,
    created_at  bigint not null
);

-- What is known of a kiosk's life: the connection, the heartbeat and the last answer tell different things.
create table presence (
    kiosk_id                text    not null primary key,
    session                 bigint  not null,
    linked                  integer not null,
    link_changed_at         bigint,
    heartbeat_at            bigint,
    last_response_at        bigint,
    app_version             text,
    outbox_id               text,
    outbox_last             bigint,
    outbox_first_kept       bigint,
    outbox_unsent           bigint,
    outbox_oldest_unsent_ms bigint
);

create table twin (
    kiosk_id                text   not null primary key,
    desired_version         bigint not null,
    desired_survey_id       text,
    desired_survey_version  integer,
    desired_hash            text,
    desired_at              bigint,
    desired_by              text,
    reported_version        bigint,
    reported_survey_id      text,
    reported_survey_version integer,
    reported_hash           text,
    reported_reason         text,
    reported_detail         text,
    reported_at             bigint
);

create table survey_draft (
    survey_id  text   not null primary key,
    name       text   not null,
    body       text   not null,
    updated_at bigint not null,
    updated_by text   not null
);

-- Immutable: the body hashes to content_hash for ever.
create table survey_version (
    survey_id    text    not null,
    version      integer not null,
    content_hash text    not null unique,
    name         text    not null,
    body         text    not null,
    published_at bigint  not null,
    published_by text    not null,
    primary key (survey_id, version)
);

create table asset (
    hash       text   not null primary key,
    media_type text   not null,
    size       bigint not null,
    bytes      ${binary} not null,
    added_at   bigint not null
);

-- body is the canonical JSON of the response, as the kiosk wrote it. clash = 1: another response claimed the same
-- place in the same outbox, as from a cloned card.
create table response (
    response_id    text    not null primary key,
    kiosk_id       text    not null,
    outbox_id      text    not null,
    sequence       bigint  not null,
    survey_id      text    not null,
    survey_version integer not null,
    survey_hash    text    not null,
    language       text    not null,
    channel        text    not null,
    status         text    not null,
    flags          text    not null,
    boot           bigint  not null,
    monotonic_ms   bigint  not null,
    started_at     bigint  not null,
    ended_at       bigint  not null,
    time_quality   text    not null,
    received_at    bigint  not null,
    clash          integer not null,
    body           text    not null
);

create index response_place on response (kiosk_id, outbox_id, sequence);
create index response_clash on response (received_at) where clash = 1;
create index response_by_survey on response (survey_id, ended_at, survey_version, kiosk_id);

-- What reports count: one row per answer, chosen choice, ranked choice or rated statement.
-- kind scale: value and number are the point; yesNo: value is YES, NO or NOT_APPLICABLE; chosen: value is the choice;
-- other: words given with a free-text choice, value ''; ranked: value is the choice, number its place from 1;
-- rated: value is the statement, number its rating; words: words is the text, value ''.
-- Contact details are not here. value is short, so that it fits into an index; words may be long.
create table answer (
    response_id    text    not null,
    survey_id      text    not null,
    survey_version integer not null,
    question_id    text    not null,
    kiosk_id       text    not null,
    ended_at       bigint  not null,
    kind           text    not null,
    value          text    not null,
    number         integer,
    words          text,
    primary key (response_id, question_id, value)
);

create index answer_by_question on answer
    (survey_id, question_id, ended_at, survey_version, kiosk_id, kind, value, number);

-- What could not be taken, as it came: nothing is dropped.
create table quarantine (
    id          text   not null primary key,
    kiosk_id    text   not null,
    received_at bigint not null,
    kind        text   not null,
    reason      text   not null,
    response_id text,
    raw         ${binary} not null,
    size        bigint not null
);

create index quarantine_kiosk on quarantine (kiosk_id, received_at);

create table operator (
    id            text    not null primary key,
    user_name     text    not null unique,
    password_hash text    not null,
    must_change   integer not null,
    created_at    bigint  not null,
    language      text    not null
);

-- Spring Session's own tables.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    ${binary}    not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
