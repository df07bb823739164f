-- What shows where and when. Moments are milliseconds since 1970-01-01T00:00Z; from_at and to_at of an assignment are times
-- on the wall of whichever site it reaches, as 2026-12-01T08:00. Booleans are 0 or 1.

-- Every change of an assignment is a row of its own, and the newest holds; so who changed what is known, and can be undone.
-- target_kind is kiosk, point, place, group or query. hours are text as people write them. ended: it shows no more.
create table assignment (
    id             text    not null,
    revision       integer not null,
    newest         integer not null,
    survey_id      text    not null,
    survey_version integer not null,
    survey_hash    text    not null,
    target_kind    text    not null,
    target         text    not null,
    from_at        text,
    to_at          text,
    hours          text    not null,
    priority       integer not null,
    note           text    not null,
    ended          integer not null,
    made_at        bigint  not null,
    made_by        text    not null,
    primary key (id, revision)
);

create index assignment_newest on assignment (id) where newest = 1;

-- Schedules that kiosks follow, by what they hash to: kiosks of one site share one. JSON as on the wire.
create table programme (
    hash text not null primary key,
    body text not null
);

create table programme_survey (
    survey_id text not null,
    hash      text not null references programme (hash) on delete cascade,
    primary key (survey_id, hash)
);

-- Null: no schedule. A withheld survey is one that stopped showing because it closes, and that comes back when it is opened.
alter table twin add column desired_programme text;
alter table twin add column withheld_survey_id text;
alter table twin add column withheld_survey_version integer;
alter table twin add column withheld_hash text;

create index twin_of_programme on twin (desired_programme) where desired_programme is not null;
create index twin_desires on twin (desired_survey_id) where desired_survey_id is not null;
create index twin_withheld on twin (withheld_survey_id) where withheld_survey_id is not null;

-- Kiosks whose assignments do not fit into one schedule: they keep the one that they had.
create table programme_fault (
    kiosk_id text   not null primary key,
    problem  text   not null,
    since_at bigint not null
);

-- The last changes of what a kiosk should be and says that it is; side is desired or reported. version: the desired one,
-- which a report names as the newest it knows.
create table twin_change (
    kiosk_id       text   not null,
    number         bigint not null,
    side           text   not null,
    version        bigint not null,
    survey_id      text,
    survey_version integer,
    what           text   not null,
    changed_by     text   not null,
    at             bigint not null,
    primary key (kiosk_id, number)
);

-- No row: open. answers: how many there were when it closed; what came later came late.
create table survey_life (
    survey_id  text   not null primary key,
    state      text   not null,
    answers    bigint not null,
    changed_at bigint not null,
    changed_by text   not null
);

-- A survey on its way to many kiosks: what is still to be decided has a task. survey_id is null for taking off.
create table publication (
    id             text    not null primary key,
    survey_id      text,
    survey_version integer,
    survey_hash    text,
    kiosks         integer not null,
    made_at        bigint  not null,
    made_by        text    not null
);

create table publication_task (
    kiosk_id       text not null primary key,
    publication_id text not null references publication (id)
);

create index task_of_publication on publication_task (publication_id);
