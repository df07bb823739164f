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
