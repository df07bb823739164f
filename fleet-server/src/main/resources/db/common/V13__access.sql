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
