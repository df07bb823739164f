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
