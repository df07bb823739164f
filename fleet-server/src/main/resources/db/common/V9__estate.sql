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
    bytes    ${binary} not null,
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
