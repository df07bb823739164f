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
