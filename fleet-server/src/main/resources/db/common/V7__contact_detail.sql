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
