-- A PostgreSQL database as the server of the sixth schema left it. Never change it.

-- The spine, in the dialect that SQLite and PostgreSQL share. bytea is blob or bytea.
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
    bytes      bytea not null,
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
    raw         bytea not null,
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
    attribute_bytes    bytea    not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);

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

create table flyway_schema_history (
    installed_rank integer not null,
    version        varchar(50),
    description    varchar(200) not null,
    type           varchar(20) not null,
    script         varchar(1000) not null,
    checksum       integer,
    installed_by   varchar(100) not null,
    installed_on   timestamp not null default now(),
    execution_time integer not null,
    success        boolean not null,
    constraint flyway_schema_history_pk primary key (installed_rank)
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);

insert into kiosk (id, name, secret_hash, created_at) values ('kiosk-frozen', 'Entrance Ö', '$7$1$BkLNyIqWL9bOwMWM$77WAuyJadtHqHBYlfWc7h+yNGiIfubJlFs3QadbD3t1v1QpLLIsia1zUhvNnnOssk0egUKq96HPM+mKnk1rZtQ==', 1795341600000);
insert into presence (kiosk_id, session, linked, link_changed_at, heartbeat_at, last_response_at, app_version, outbox_id, outbox_last, outbox_first_kept, outbox_unsent, outbox_oldest_unsent_ms) values ('kiosk-frozen', 7, 1, 1, 2, 3, '1.0', 'outbox-frozen', 2, 1, 0, 0);
insert into twin (kiosk_id, desired_version, desired_survey_id, desired_survey_version, desired_hash, desired_at, desired_by, reported_version, reported_survey_id, reported_survey_version, reported_hash, reported_reason, reported_detail, reported_at) values ('kiosk-frozen', 1, 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 1795341600000, 'anna', 1, 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', null, null, 1795341600000);
insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version, survey_hash, language, channel, status, flags, boot, monotonic_ms, started_at, ended_at, time_quality, received_at, clash, body) values ('01a10ac1-4241-7001-8000-000000000001', 'kiosk-frozen', 'outbox-frozen', 1, 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'fi', 'TOUCH', 'COMPLETE', '', 7, 3678500, 1791181860000, 1791181878500, 'CONFIRMED', 1795341600000, 0, '{"id":"01a10ac1-4241-7001-8000-000000000001","survey":{"surveyId":"reception","version":1,"hash":"931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe"},"language":"fi","channel":"touch","startedAt":{"boot":7,"mono":3660000,"wall":1791181860000,"tq":"confirmed"},"endedAt":{"boot":7,"mono":3678500,"wall":1791181878500,"tq":"confirmed"},"status":"complete","answers":[{"question":"mood","kind":"scale","value":2},{"question":"wrong","kind":"chosen","chosen":["waiting","noise"],"shown":["noise","waiting","cleanliness","service","other","none"]},{"question":"comment","kind":"words","text":"Jono oli pitkä, ja aulassa oli kova meteli."}],"flags":[]}');
insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version, survey_hash, language, channel, status, flags, boot, monotonic_ms, started_at, ended_at, time_quality, received_at, clash, body) values ('01a10ac1-4242-7002-8000-000000000002', 'kiosk-frozen', 'outbox-frozen', 2, 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'fi', 'TOUCH', 'COMPLETE', '', 7, 3738500, 1791181920000, 1791181938500, 'CONFIRMED', 1795341600000, 0, '{"id":"01a10ac1-4242-7002-8000-000000000002","survey":{"surveyId":"reception","version":1,"hash":"931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe"},"language":"fi","channel":"touch","startedAt":{"boot":7,"mono":3720000,"wall":1791181920000,"tq":"confirmed"},"endedAt":{"boot":7,"mono":3738500,"wall":1791181938500,"tq":"confirmed"},"status":"complete","answers":[{"question":"mood","kind":"scale","value":2},{"question":"wrong","kind":"chosen","chosen":["waiting","noise"],"shown":["noise","waiting","cleanliness","service","other","none"]},{"question":"comment","kind":"words","text":"Jono oli pitkä, ja aulassa oli kova meteli."}],"flags":[]}');
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4241-7001-8000-000000000001', 'reception', 1, 'mood', 'kiosk-frozen', 1791181878500, 'scale', '2', 2, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4241-7001-8000-000000000001', 'reception', 1, 'wrong', 'kiosk-frozen', 1791181878500, 'chosen', 'waiting', null, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4241-7001-8000-000000000001', 'reception', 1, 'wrong', 'kiosk-frozen', 1791181878500, 'chosen', 'noise', null, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4241-7001-8000-000000000001', 'reception', 1, 'comment', 'kiosk-frozen', 1791181878500, 'words', '', null, 'Jono oli pitkä, ja aulassa oli kova meteli.');
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4242-7002-8000-000000000002', 'reception', 1, 'mood', 'kiosk-frozen', 1791181938500, 'scale', '2', 2, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4242-7002-8000-000000000002', 'reception', 1, 'wrong', 'kiosk-frozen', 1791181938500, 'chosen', 'waiting', null, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4242-7002-8000-000000000002', 'reception', 1, 'wrong', 'kiosk-frozen', 1791181938500, 'chosen', 'noise', null, null);
insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value, number, words) values ('01a10ac1-4242-7002-8000-000000000002', 'reception', 1, 'comment', 'kiosk-frozen', 1791181938500, 'words', '', null, 'Jono oli pitkä, ja aulassa oli kova meteli.');
insert into quarantine (id, kiosk_id, received_at, kind, reason, response_id, raw, size) values ('95575fbf2fbff60eee76053ee6ef853b1e5e6ecc361e3214919c6f309ee33c74', 'kiosk-frozen', 1795341600000, 'UNDECODABLE', 'is not JSON', null, '\x000102ff'::bytea, 4);
insert into flyway_schema_history values (1, '1', 'spine', 'SQL', 'V1__spine.sql', 2065981081, 'hymy', '2026-11-22 10:00:00', 1, true);
insert into health (kiosk_id, received_at, body) values ('kiosk-frozen', 1795341600000, '{"measures":{"cpuMillicelsius":61300,"underVoltageFlag":0,"underVoltageSinceBootFlag":1,"wifiSignalDbm":-67},"notes":{"model":"Raspberry Pi 5 Model B Rev 1.0","lastExit":"watchdog"},"findings":[{"trouble":"underVoltage","grave":false,"detail":"since the last start of the system"}]}');
insert into command (command_id, kiosk_id, kind, amount, issued_at, expires_at, issued_by, outcome, detail, changed_at, file_type, file_size) values ('command-frozen', 'kiosk-frozen', 'screenshot', 640, 1795341600000, 1795342200000, 'anna', 'DONE', 'a picture of 3 bytes', 1795341602000, 'image/png', 3);
insert into flyway_schema_history values (2, '2', 'device', 'SQL', 'V2__device.sql', 1417786422, 'hymy', '2026-11-22 10:00:00', 1, true);

-- Where kiosks stand. Times are milliseconds since 1970-01-01T00:00Z.

-- One row. Whoever changes the tree or a placement raises the revision first, and so comes after whoever did so before.
create table estate (
    one      integer not null primary key,
    revision bigint  not null
);

insert into estate (one, revision) values (1, 0);

-- A tree. kind is organisation, area or site. zone, opening and languages are null where those above hold.
-- folded is what is searched: name, address and key in small letters without accents.
create table place (
    id           text not null primary key,
    kind         text not null,
    parent_id    text references place (id),
    external_key text unique,
    name         text not null,
    address      text not null,
    latitude     double precision,
    longitude    double precision,
    zone         text,
    opening      text,
    languages    text,
    folded       text not null
);

create index place_of_parent on place (parent_id);
create index place_by_name on place (name, id);

create table place_tag (
    place_id text not null references place (id) on delete cascade,
    tag      text not null,
    primary key (place_id, tag)
);

create index place_by_tag on place_tag (tag, place_id);

-- A spot at a site where people are asked. It owns the history; kiosks come and go.
create table experience_point (
    id           text not null primary key,
    site_id      text not null references place (id),
    external_key text unique,
    name         text not null,
    note         text not null,
    folded       text not null
);

create index point_of_site on experience_point (site_id);

-- From the first moment to the first one after; to_at is null while no end is known. A kiosk is at one point at a time,
-- and a point has one kiosk at a time. ended_by is the placement that cut this one short, to_before what was before.
create table placement (
    id        text   not null primary key,
    kiosk_id  text   not null,
    point_id  text   not null references experience_point (id),
    from_at   bigint not null,
    to_at     bigint,
    made_at   bigint not null,
    made_by   text   not null,
    ended_by  text,
    to_before bigint
);

create index placement_of_kiosk on placement (kiosk_id, from_at);
create index placement_of_point on placement (point_id, from_at);
create index placement_ended_by on placement (ended_by);

create table kiosk_tag (
    kiosk_id text not null,
    tag      text not null,
    primary key (kiosk_id, tag)
);

create index kiosk_by_tag on kiosk_tag (tag, kiosk_id);

-- A group is a saved query.
create table kiosk_group (
    id      text   not null primary key,
    name    text   not null unique,
    query   text   not null,
    made_at bigint not null,
    made_by text   not null
);

create index kiosk_by_name on kiosk (name, id);

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

-- What the staff's PIN is checked against on the kiosk; never the PIN itself. Null until one is set.
alter table kiosk add column staff_pin_hash text;

insert into place (id, kind, parent_id, external_key, name, address, latitude, longitude, zone, opening, languages, folded) values ('place-frozen-organisation', 'organisation', null, 'ORG-1', 'Koivuranta', '', null, null, 'Europe/Helsinki', null, 'fi,sv,en', 'koivuranta org-1');
insert into place (id, kind, parent_id, external_key, name, address, latitude, longitude, zone, opening, languages, folded) values ('place-frozen-site', 'site', 'place-frozen-organisation', null, 'Pääkirjasto', 'Rantatie 1', 60.17, 24.94, null, null, null, 'paakirjasto rantatie 1');
insert into place_tag (place_id, tag) values ('place-frozen-site', 'library');
insert into experience_point (id, site_id, external_key, name, note, folded) values ('point-frozen', 'place-frozen-site', null, 'Entrance Ö', '', 'entrance o');
insert into placement (id, kiosk_id, point_id, from_at, to_at, made_at, made_by, ended_by, to_before) values ('placement-frozen', 'kiosk-frozen', 'point-frozen', 1795341600000, null, 1795341600000, 'admin', null, null);
insert into kiosk_tag (kiosk_id, tag) values ('kiosk-frozen', 'indoor');
insert into kiosk_group (id, name, query, made_at, made_by) values ('group-frozen', 'Libraries', 'tag:library', 1795341600000, 'admin');
insert into kiosk_boot (kiosk_id, boot, monotonic_ms, wall_ms, received_at) values ('kiosk-frozen', 1, 60000, 1795341600000, 1795341600000);
update kiosk set staff_pin_hash = 'pbkdf2-sha512$100000$c2FsdHNhbHRzYWx0c2FsdA==$aGFzaA==' where id = 'kiosk-frozen';
insert into flyway_schema_history values (3, '3', 'site', 'SQL', 'V3__site.sql', 1112193280, 'hymy', '2026-11-22 10:00:00', 1, true);
insert into flyway_schema_history values (4, '4', 'clock', 'SQL', 'V4__clock.sql', -1974309329, 'hymy', '2026-11-22 10:00:00', 1, true);
insert into flyway_schema_history values (5, '5', 'staff pin', 'SQL', 'V5__staff_pin.sql', -1018530468, 'hymy', '2026-11-22 10:00:00', 1, true);

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

insert into device_setup (kiosk_id, brightness, volume, staff_test_until, zone, opening, changed_at, changed_by) values ('kiosk-frozen', 60, 35, 1795345200000, 'Europe/Helsinki', 'Mon-Fri 08:00-16:00; 2026-12-24 closed', 1795341600000, 'anna');
update twin set reported_brightness = null, reported_volume = 35, reported_staff_pin = 1, reported_staff_test = 0, reported_open = 1 where kiosk_id = 'kiosk-frozen';
insert into flyway_schema_history values (6, '6', 'device setup', 'SQL', 'V6__device_setup.sql', -1095718951, 'hymy', '2026-11-22 10:30:00', 1, true);

-- Contact details that a respondent left with consent: a record of its own, so that it can be shown to few, kept for another
-- time and erased alone. The response's body only says that they were given. An erased record stays as a trace of itself
-- without name, e-mail and phone. Times are milliseconds since 1970-01-01T00:00Z.
-- consent_text is what the respondent agreed to, as it was shown; null when the server does not know that version.
create table contact_detail (
    response_id      text    not null,
    question_id      text    not null,
    kiosk_id         text    not null,
    survey_id        text    not null,
    survey_version   integer not null,
    survey_hash      text    not null,
    name             text,
    email            text,
    phone            text,
    consent_text     text,
    consent_language text    not null,
    consented_at     bigint  not null,
    received_at      bigint  not null,
    erased_at        bigint,
    erased_by        text,
    primary key (response_id, question_id)
);

create index contact_newest on contact_detail (survey_id, consented_at, response_id, question_id);

-- Contact details of a response in quarantine, apart from its bytes and in no download: JSON, or null.
alter table quarantine add column contact text;

insert into contact_detail (response_id, question_id, kiosk_id, survey_id, survey_version, survey_hash, name, email, phone, consent_text, consent_language, consented_at, received_at, erased_at, erased_by) values ('01a10ac1-4241-7001-8000-000000000001', 'contact', 'kiosk-frozen', 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'Maija Meikäläinen', 'maija.meikalainen@example.fi', null, 'Saatte vastata minulle.', 'fi', 1795341600000, 1795341601000, null, null);
insert into contact_detail (response_id, question_id, kiosk_id, survey_id, survey_version, survey_hash, name, email, phone, consent_text, consent_language, consented_at, received_at, erased_at, erased_by) values ('01a10ac1-4241-7001-8000-00000000ffff', 'contact', 'kiosk-frozen', 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', null, null, null, null, 'sv', 1795341600000, 1795341601000, 1795341700000, 'admin');
update quarantine set contact = '{}' where id = '95575fbf2fbff60eee76053ee6ef853b1e5e6ecc361e3214919c6f309ee33c74';
insert into flyway_schema_history values (7, '7', 'contact detail', 'SQL', 'V7__contact_detail.sql', 1531345026, 'hymy', '2026-11-22 11:00:00', 1, true);
insert into flyway_schema_history values (8, '7.1', 'contact details apart', 'JDBC', 'fi.hymy.fleet.storage.DetailsApart', null, 'hymy', '2026-11-22 11:00:00', 1, true);

-- How kiosks join, and by which certificates they are known. Times are milliseconds since 1970-01-01T00:00Z.

-- One row per key that asks, whoever holds it. public_key is its SubjectPublicKeyInfo in Base64, key_hash the SHA-256 of
-- that in hex. While it waits, expires_at ends its code; once claimed, it ends the time in which the answer is given.
create table enrolment_ticket (
    key_hash    text   not null primary key,
    ticket      text   not null unique,
    code        text   not null unique,
    public_key  text   not null,
    app_version text   not null,
    hardware    text   not null,
    address     text   not null,
    opened_at   bigint not null,
    expires_at  bigint not null,
    kiosk_id    text,
    claimed_at  bigint,
    claimed_by  text,
    serial      text
);

create index enrolment_ticket_open on enrolment_ticket (opened_at) where claimed_at is null;
create index enrolment_ticket_end on enrolment_ticket (expires_at);
create index enrolment_ticket_of_kiosk on enrolment_ticket (kiosk_id) where kiosk_id is not null;

-- serial is that of the certificate, 32 hex digits. ends_at is set where a newer certificate was used: the older one is
-- good until then.
create table kiosk_credential (
    serial        text   not null primary key,
    kiosk_id      text   not null,
    key_hash      text   not null,
    certificate   text   not null,
    issued_at     bigint not null,
    issued_by     text   not null,
    expires_at    bigint not null,
    first_used_at bigint,
    ends_at       bigint,
    revoked_at    bigint,
    revoked_by    text
);

create index kiosk_credential_of_kiosk on kiosk_credential (kiosk_id, issued_at);
create index kiosk_credential_revoked on kiosk_credential (revoked_at) where revoked_at is not null;

-- Kiosks had secrets before they had certificates. Those that did join anew, each as itself.
alter table kiosk drop column secret_hash;

-- Operators' roles, the life of a kiosk from stock to retired, and what is wanted at a point. Times are milliseconds since
-- 1970-01-01T00:00Z; days are as 2026-11-22, by the calendar on the site's wall.

-- role is ADMIN, DEVICE_MANAGER or COORDINATOR; whoever was there before could do everything. off_at is null for one who may
-- sign in.
alter table operator add column role text not null default 'ADMIN';
alter table operator add column off_at bigint;

-- A kiosk without a row is in stock since it was registered. step is STOCK, ASSEMBLED, SHIPPED, INSTALLED, IN_SERVICE or
-- RETIRED. folded is what is searched: serial number and model in small letters without accents.
create table kiosk_life (
    kiosk_id text   not null primary key,
    step     text   not null,
    since    bigint not null,
    serial   text   not null,
    model    text   not null,
    folded   text   not null
);

create index kiosk_life_step on kiosk_life (step, kiosk_id);

-- Every step that was taken, numbered from 1 for each kiosk. point_id is where it was hung up, for INSTALLED.
create table kiosk_step (
    kiosk_id text    not null,
    number   integer not null,
    step     text    not null,
    at       bigint  not null,
    by_whom  text    not null,
    note     text    not null,
    point_id text,
    primary key (kiosk_id, number)
);

-- Kiosks that answers came from stand somewhere already.
insert into kiosk_life (kiosk_id, step, since, serial, model, folded)
select k.id, 'IN_SERVICE', k.created_at, '', '', ''
from kiosk k join presence p on p.kiosk_id = k.id
where p.last_response_at is not null;

insert into kiosk_step (kiosk_id, number, step, at, by_whom, note, point_id)
select kiosk_id, 1, 'IN_SERVICE', since, 'Hymy', 'Answers came from it before its life was kept.', null from kiosk_life;

-- What an installer's phone took, made smaller: a JPEG. One for each time that the kiosk was hung up.
create table install_photo (
    kiosk_id text    not null,
    number   integer not null,
    bytes    bytea not null,
    position text    not null,
    taken_at bigint  not null,
    primary key (kiosk_id, number)
);

-- One row, made when it is first needed: signs the links on packing lists.
create table install_key (
    one   integer not null primary key,
    bytes text    not null
);

-- What is wanted at a point. survey_id, due and what is written on the sign may be unknown yet.
create table point_plan (
    point_id    text   not null primary key references experience_point (id) on delete cascade,
    survey_id   text,
    sign_text   text   not null,
    sign_format text   not null,
    due         text,
    changed_at  bigint not null,
    changed_by  text   not null
);

-- A kiosk kept for a point: one for a point, and one point for a kiosk.
create table reservation (
    point_id text   not null primary key references experience_point (id) on delete cascade,
    kiosk_id text   not null unique,
    made_at  bigint not null,
    made_by  text   not null
);

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


insert into operator (id, user_name, password_hash, must_change, created_at, language, role, off_at) values ('operator-frozen', 'liisa', '{noop}never-used', 1, 1795341600000, 'en', 'COORDINATOR', null);
insert into enrolment_ticket (key_hash, ticket, code, public_key, app_version, hardware, address, opened_at, expires_at, kiosk_id, claimed_at, claimed_by, serial) values ('931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'ticket-frozen', '12345674', 'cHVibGlj', '1.0', 'Raspberry Pi 4', '192.0.2.7', 1795341600000, 1795946400000, 'kiosk-frozen', 1795341610000, 'anna', '0123456789abcdef0123456789abcdef');
insert into kiosk_credential (serial, kiosk_id, key_hash, certificate, issued_at, issued_by, expires_at, first_used_at, ends_at, revoked_at, revoked_by) values ('0123456789abcdef0123456789abcdef', 'kiosk-frozen', '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'Y2VydGlmaWNhdGU=', 1795341610000, 'anna', 1829642400000, 1795341620000, null, null, null);
update kiosk_life set step = 'INSTALLED', since = 1795341700000, serial = 'SN-0001', model = 'Ö-malli', folded = 'sn-0001 o-malli' where kiosk_id = 'kiosk-frozen';
insert into kiosk_step (kiosk_id, number, step, at, by_whom, note, point_id) values ('kiosk-frozen', 2, 'INSTALLED', 1795341700000, 'Asentaja Äijälä', 'Beside the door', 'point-frozen');
insert into install_photo (kiosk_id, number, bytes, position, taken_at) values ('kiosk-frozen', 2, '\xffd8ffd9'::bytea, '60.17,24.94', 1795341700000);
insert into point_plan (point_id, survey_id, sign_text, sign_format, due, changed_at, changed_by) values ('point-frozen', 'reception', 'Miten meni?', 'A4', '2026-12-01', 1795341600000, 'liisa');
insert into assignment (id, revision, newest, survey_id, survey_version, survey_hash, target_kind, target, from_at, to_at, hours, priority, note, ended, made_at, made_by) values ('assignment-frozen', 1, 1, 'reception', 1, '931b81394b224a5ff34611be4e25a9c7476e5bc3d7b10f27b36f3f7c6085aafe', 'place', 'place-frozen-site', '2026-12-01T00:00', '2027-01-01T00:00', 'Mon-Fri 08:00-16:00', 5, 'Joulu', 0, 1795341600000, 'anna');
insert into twin_change (kiosk_id, number, side, version, survey_id, survey_version, what, changed_by, at) values ('kiosk-frozen', 1, 'desired', 1, 'reception', 1, 'survey', 'anna', 1795341600000);
insert into survey_life (survey_id, state, answers, changed_at, changed_by) values ('reception', 'CLOSING', 2, 1795341600000, 'anna');
insert into rollout (id, name, kind, title, change_text, target_query, waves, hours, success, soak_ms, most_failed, most_failed_percent, patience_ms, newcomers, state, wave, good_since, forgiven, accepted, why, state_by, state_since, made_by, made_at, started_by, started_at, awake, revision) values ('rollout-frozen', 'Joulu', 'settings', 'Brightness 60 %', 'brightness=60', 'tag:joulu', '1;10%;100%', 'always', 95, 60000, 3, 5, 3600000, 1, 'PAUSED', 1, null, 0, 0, 'by hand', 'anna', 1795341600000, 'anna', 1795341600000, 'anna', 1795341600000, 0, 3);
insert into rollout_kiosk (rollout_id, kiosk_id, place, zone, state, told_at, changed_at, before_text, note) values ('rollout-frozen', 'kiosk-frozen', 1, 'Europe/Helsinki', 'TOLD', 1795341600000, 1795341600000, 'brightness=80', '');
insert into flyway_schema_history values (9, '8', 'enrolment', 'SQL', 'V8__enrolment.sql', 565204898, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (10, '9', 'estate', 'SQL', 'V9__estate.sql', -830449704, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (11, '10', 'assignment', 'SQL', 'V10__assignment.sql', -981885555, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (12, '11', 'rollout', 'SQL', 'V11__rollout.sql', 1137712346, 'hymy', '2026-11-22 16:00:00', 1, true);

-- Which kiosks have no good certificate any more, told without reading the certificates.
create index kiosk_credential_standing on kiosk_credential (kiosk_id, revoked_at, expires_at, ends_at);

-- How far each operator sees, and what was changed by whom. Times are milliseconds since 1970-01-01T00:00Z.

-- whole is 1 for one who sees every place; else the sub-trees of operator_scope are seen, and nothing where there is none.
-- contacts is 0 for one who must not see contact details.
alter table operator add column whole integer not null default 1;
alter table operator add column contacts integer not null default 1;

-- Without a foreign key to place: a removed place may be put back under its id, and with it the scope.
create table operator_scope (
    operator_id text not null references operator (id) on delete cascade,
    place_id    text not null,
    primary key (operator_id, place_id)
);

-- One row for each request that changed something or was refused. id begins with the time, so that it orders. who is a user
-- name, or empty for nobody signed in; route is as POST /kiosks/{id}/name; outcome is DONE, REFUSED or FAILED; changes is a JSON
-- list of what, before and after.
create table audit_entry (
    id      text    not null primary key,
    at      bigint  not null,
    who     text    not null,
    address text    not null,
    route   text    not null,
    status  integer not null,
    outcome text    not null,
    what    text    not null,
    changes text    not null
);

create index audit_by_who on audit_entry (who, id);
create index audit_by_route on audit_entry (route, id);

-- What an entry is about: kind is KIOSK, PLACE, POINT and the like.
create table audit_subject (
    kind       text not null,
    subject_id text not null,
    entry_id   text not null references audit_entry (id) on delete cascade,
    primary key (kind, subject_id, entry_id)
);

create index audit_subject_of_entry on audit_subject (entry_id);

-- How operators prove who they are. Times are milliseconds since 1970-01-01T00:00Z; booleans are 0 or 1. Secrets are kept
-- as their SHA-256 in hex, but for an authenticator app's, which both sides must know.

-- One at a time for each operator, gone once used.
create table sign_in_link (
    operator_id text   not null primary key,
    token_hash  text   not null unique,
    issued_at   bigint not null,
    issued_by   text   not null,
    expires_at  bigint not null
);

-- scopes as 'kiosks:change results:read'.
create table api_token (
    id          text   not null primary key,
    operator_id text   not null,
    name        text   not null,
    token_hash  text   not null unique,
    scopes      text   not null,
    created_at  bigint not null,
    expires_at  bigint not null,
    used_at     bigint,
    used_from   text
);

create index api_token_of_operator on api_token (operator_id, created_at);

-- last_step is the half minute of the last code that was taken: no code is taken twice.
create table authenticator (
    operator_id text   not null primary key,
    secret      text   not null,
    since       bigint not null,
    last_step   bigint not null
);

-- Gone once used.
create table recovery_code (
    operator_id text not null,
    code_hash   text not null,
    primary key (operator_id, code_hash)
);

-- The name by which browsers know an operator's passkeys; says nothing to anybody else.
create table passkey_user (
    operator_id text not null primary key,
    handle      text not null unique
);

-- Binary values are Base64 as in addresses.
create table passkey (
    credential_id   text    not null primary key,
    operator_id     text    not null,
    label           text    not null,
    public_key      text    not null,
    signature_count bigint  not null,
    uv_initialized  integer not null,
    transports      text    not null,
    attestation     text    not null,
    client_data     text    not null,
    backup_eligible integer not null,
    backup_state    integer not null,
    created_at      bigint  not null,
    used_at         bigint  not null
);

create index passkey_of_operator on passkey (operator_id, created_at);

-- Whom an identity provider means by a subject.
create table identity (
    issuer      text   not null,
    subject     text   not null,
    operator_id text   not null,
    since       bigint not null,
    primary key (issuer, subject)
);

create index identity_of_operator on identity (operator_id);

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

-- Alarms, and what is sent because of them. Times are milliseconds since 1970-01-01T00:00Z; booleans are 0 or 1.

-- What is to be sent, was, or could not be: a mail to an address, or a call of a webhook. cause says what is told to whom,
-- so that it is told once. The body of what is secret, as an invitation, is emptied once it is sent or given up.
create table delivery (
    id         text    not null primary key,
    cause      text    not null unique,
    channel    text    not null,
    target     text    not null,
    subject    text    not null,
    body       text    not null,
    html       text    not null,
    secret     integer not null,
    made_at    bigint  not null,
    expires_at bigint  not null,
    state      text    not null,
    tries      integer not null,
    next_at    bigint  not null,
    changed_at bigint  not null,
    problem    text    not null
);

create index delivery_due on delivery (next_at) where state in ('WAITING', 'SENDING');
create index delivery_newest on delivery (made_at, id);

create table webhook (
    id      text   not null primary key,
    name    text   not null,
    url     text   not null,
    secret  text   not null,
    made_at bigint not null,
    made_by text   not null
);

-- Where somebody wants another rule than the usual one. query is empty for all kiosks; the first by number that means a
-- kiosk holds for it, and the one for all comes last.
create table alert_rule (
    id         text    not null primary key,
    number     integer not null,
    kind       text    not null,
    query      text    not null,
    switched   integer not null,
    threshold  bigint  not null,
    hold_ms    bigint  not null,
    calm_ms    bigint  not null,
    severity   text    not null,
    changed_at bigint  not null,
    changed_by text    not null
);

-- What looks bad and has not lasted long enough yet.
create table alert_watch (
    cause    text   not null primary key,
    since_at bigint not null
);

-- kind and subject make the cause; subject is a kiosk's id, a site's or 'fleet'. facts are what the words need, one a line.
-- good_at: it looks good since then, and is still open. times: how often it opened, the first time included.
create table alert (
    id            text    not null primary key,
    cause         text    not null,
    kind          text    not null,
    severity      text    not null,
    kiosk_id      text,
    site_id       text,
    facts         text    not null,
    since_at      bigint  not null,
    opened_at     bigint  not null,
    times         integer not null,
    good_at       bigint,
    closed_at     bigint,
    closed_why    text    not null,
    acked_at      bigint,
    acked_by      text,
    snoozed_until bigint
);

create unique index alert_open on alert (cause) where closed_at is null;
create index alert_of_cause on alert (cause, opened_at);
create index alert_newest on alert (opened_at, id);
create index alert_of_gaps on alert (kiosk_id) where kind = 'GAP' and closed_at is not null;
create index alert_of_kiosk on alert (kiosk_id, opened_at);
create index alert_of_site on alert (site_id, opened_at);

-- Which kiosks an alert of a site, or of all, is about.
create table alert_kiosk (
    alert_id text not null references alert (id) on delete cascade,
    kiosk_id text not null,
    primary key (alert_id, kiosk_id)
);

create index alert_kiosk_of on alert_kiosk (kiosk_id);

-- What happened to an alert, the comments included.
create table alert_event (
    alert_id text    not null references alert (id) on delete cascade,
    number   integer not null,
    at       bigint  not null,
    kind     text    not null,
    by_whom  text    not null,
    words    text    not null,
    primary key (alert_id, number)
);

-- Who is told. channel is MAIL or WEBHOOK; target an address or a webhook's id. quiet_from, quiet_to and digest_at are
-- times on the server's wall, as 22:00, or empty.
create table alert_recipient (
    id         text    not null primary key,
    name       text    not null,
    channel    text    not null,
    target     text    not null,
    language   text    not null,
    severity   text    not null,
    query      text    not null,
    quiet_from text    not null,
    quiet_to   text    not null,
    digest_at  text    not null,
    switched   integer not null,
    changed_at bigint  not null,
    changed_by text    not null
);

-- What a recipient has still to be told: taken away as the letter is made.
create table alert_notice (
    alert_id     text    not null references alert (id) on delete cascade,
    recipient_id text    not null references alert_recipient (id) on delete cascade,
    times        integer not null,
    what         text    not null,
    due_at       bigint  not null,
    primary key (alert_id, recipient_id, times, what)
);

create index alert_notice_due on alert_notice (due_at);

-- Who was told that an alert opened, and so is told that it closed.
create table alert_told (
    alert_id     text    not null references alert (id) on delete cascade,
    recipient_id text    not null references alert_recipient (id) on delete cascade,
    times        integer not null,
    primary key (alert_id, recipient_id, times)
);

-- How many answers are given at a kiosk hour by hour through the last weeks, counted by the sequence of its outbox.
create table answer_rhythm (
    kiosk_id   text   not null primary key,
    body       text   not null,
    changed_at bigint not null
);

-- Which server looks after alarms now: several may share a database.
create table alert_turn (
    one      integer not null primary key,
    server   text    not null,
    until_at bigint  not null
);

insert into alert_turn (one, server, until_at) values (1, '', 0);

-- A round of the alarms asks which kiosks started within the last hour.
create index kiosk_start_newest on kiosk_start (at);

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

update operator set whole = 0, contacts = 0 where user_name = 'anna';
insert into operator_scope (operator_id, place_id) select o.id, p.id from operator o, place p where o.user_name = 'anna' and p.name = 'Pääkirjasto';
insert into audit_entry (id, at, who, address, route, status, outcome, what, changes) values ('0199c0de-frozen-entry', 1795341600000, 'anna', '127.0.0.1', 'POST /kiosks/{id}/name', 302, 'DONE', 'Renamed', '[{"what":"name","before":"Entrance","after":"Entrance Ö"}]');
insert into audit_subject (kind, subject_id, entry_id) values ('KIOSK', 'kiosk-frozen', '0199c0de-frozen-entry');
insert into api_token (id, operator_id, name, token_hash, scopes, created_at, expires_at, used_at, used_from) select 'token-frozen', o.id, 'Nightly report', '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 'kiosks:read', 1795341600000, 1826877600000, null, null from operator o where o.user_name = 'anna';
insert into health_history (kiosk_id, grain, at, body) values ('kiosk-frozen', 1, 1795341600000, 't431/440/452,d1200');
insert into link_change (kiosk_id, at, linked) values ('kiosk-frozen', 1795341600000, 1);
insert into kiosk_start (kiosk_id, at, machine, why) values ('kiosk-frozen', 1795341600000, 1, 'power');
insert into command_batch (id, kind, amount, target, asked_at, asked_by, valid_ms, until_at, kiosks, open, stopped_at, stopped_by) values ('batch-frozen', 'identify', 10, 'tag:lobby', 1795341600000, 'anna', 600000, 1795345200000, 1, 0, null, null);
insert into command_batch_kiosk (batch_id, place, kiosk_id, command_id) values ('batch-frozen', 1, 'kiosk-frozen', 'command-frozen');
insert into alert_rule (id, number, kind, query, switched, threshold, hold_ms, calm_ms, severity, changed_at, changed_by) values ('rule-frozen', 1, 'OFFLINE', 'tag:lobby', 1, 0, 1800000, 300000, 'URGENT', 1795341600000, 'anna');
insert into alert (id, cause, kind, severity, kiosk_id, site_id, facts, since_at, opened_at, times, good_at, closed_at, closed_why, acked_at, acked_by, snoozed_until) values ('alert-frozen', 'OFFLINE/kiosk/kiosk-frozen', 'OFFLINE', 'URGENT', 'kiosk-frozen', null, '', 1795341600000, 1795342500000, 1, null, null, '', 1795342600000, 'anna', null);
insert into alert_event (alert_id, number, at, kind, by_whom, words) values ('alert-frozen', 1, 1795342600000, 'COMMENTED', 'anna', 'Sähköt poikki.');
insert into delivery (id, cause, channel, target, subject, body, html, secret, made_at, expires_at, state, tries, next_at, changed_at, problem) values ('delivery-frozen', 'alert-frozen opened', 'MAIL', 'anna@example.fi', 'Laite ei vastaa', 'Laite ei vastaa', '', 0, 1795342500000, 1795428900000, 'SENT', 1, 1795342500000, 1795342500000, '');
insert into software_release (id, kind, version, sequence, channel, signed, expires_at, added_at, added_by, withdrawn_at, withdrawn_by) values ('release-frozen', 'APP', '1.4.0 “Kesä”', 14, 'test', '{"frozen":true}', 1826877600000, 1795341600000, 'anna', null, null);
insert into release_artifact (release_id, arch, file_name, size, hash, stored) values ('release-frozen', 'arm64', 'hymy-kiosk-1.4.0.squashfs', 52428800, '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 1);
update twin set desired_app = 'release-frozen', software_channel = 'test' where kiosk_id = 'kiosk-frozen';
insert into kiosk_software (kiosk_id, app_version, app_sequence, app_slot, os_version, os_sequence, os_slot, pending_kind, pending_sequence, last_kind, last_sequence, last_result, last_detail, why_kind, why_sequence, reason, detail, reported_at) values ('kiosk-frozen', '1.3.2', 13, 'A', null, null, null, null, null, 'APP', 14, 'ROLLED_BACK', 'NO_LINK', 'APP', 14, 'FAILED_BEFORE', 'no link', 1795341600000);
insert into flyway_schema_history values (13, '12', 'shut out', 'SQL', 'V12__shut_out.sql', 785737284, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (14, '13', 'access', 'SQL', 'V13__access.sql', 1189839724, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (15, '14', 'sign in', 'SQL', 'V14__sign_in.sql', -1191018508, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (16, '15', 'act', 'SQL', 'V15__act.sql', 330518318, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (17, '16', 'alert', 'SQL', 'V16__alert.sql', 17655477, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (18, '17', 'alert starts', 'SQL', 'V17__alert_starts.sql', -2060979513, 'hymy', '2026-11-22 16:00:00', 1, true);
insert into flyway_schema_history values (19, '18', 'release', 'SQL', 'V18__release.sql', 257874751, 'hymy', '2026-11-22 16:00:00', 1, true);
