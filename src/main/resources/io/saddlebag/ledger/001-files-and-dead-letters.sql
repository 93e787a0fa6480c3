-- Times are epoch milliseconds, lists and records are JSON text. SQLite and PostgreSQL both run this.

create table runs (
    id      bigint primary key,
    pid     bigint not null,
    version text   not null,
    started bigint not null,
    ended   bigint
);

-- A file (or a queue) whose rows are, or were, loaded.
create table sources (
    id               bigint primary key,
    kind             text   not null,
    flow             text   not null,
    name             text   not null,
    path             text   not null,
    size             bigint not null,
    fingerprint      text   not null,
    modified         bigint not null,
    operation        text   not null,
    org              text   not null,
    mapping          text   not null,
    format           text   not null,
    delimiter        text,
    header           text   not null,
    state            text   not null,
    reason           text,
    begun            bigint not null,
    ended            bigint,
    created          bigint not null default 0,
    updated          bigint not null default 0,
    deleted          bigint not null default 0,
    dead             bigint not null default 0,
    bytes_read       bigint not null default 0,
    -- The speed is that of the last sitting, so that a night's pause does not make a load look slow.
    resumed          bigint not null,
    rows_at_resume   bigint not null default 0,
    last_settled     bigint,
    results          text,
    results_length   bigint not null default 0,
    -- The dead-letter file is written anew whenever dead_version has moved on from dead_written.
    dead_version     bigint not null default 0,
    dead_written     bigint not null default 0,
    dead_file        text,
    dead_fingerprint text
);
create index sources_loading on sources (flow, name) where state = 'loading';
create index sources_by_content on sources (flow, fingerprint);
create index sources_stale on sources (id) where dead_version <> dead_written;

-- Rows whose outcome is known, as few ranges: neighbours are merged. Gone when the source is done.
create table settled (
    source    bigint not null references sources (id),
    first_row bigint not null,
    last_row  bigint not null,
    primary key (source, first_row)
);

-- Rows that left, or may have left, without an outcome yet; with the Bulk job that carries them, if one does.
create table sent (
    source    bigint not null references sources (id),
    first_row bigint not null,
    last_row  bigint not null,
    job       text,
    first_at  bigint not null,
    primary key (source, first_row)
);

create table dead_letters (
    id           text   primary key,
    source       bigint not null references sources (id),
    flow         text   not null,
    row_number   bigint not null,
    line         bigint not null,
    row_kind     text   not null,
    row_text     text   not null,
    row_fault    text,
    record       text,
    code         text   not null,
    message      text   not null,
    fields       text   not null,
    attempts     bigint not null,
    first_failed bigint not null,
    last_failed  bigint not null,
    state        text   not null,
    note         text,
    waits_for    text,
    waits_until  bigint,
    descends     text
);
create index dead_letters_unsettled on dead_letters (flow, code, id)
    where state in ('open', 'replaying', 'held', 'waiting');
create index dead_letters_of_source on dead_letters (source, row_number);

-- What happened to a dead letter, from first to last. Only ever added to.
create table dead_letter_events (
    dead_letter text   not null references dead_letters (id),
    number      bigint not null,
    at          bigint not null,
    event       text   not null,
    code        text,
    message     text   not null,
    primary key (dead_letter, number)
);

create table pauses (
    flow   text   primary key,
    cause  text   not null,
    reason text   not null,
    since  bigint not null,
    until  bigint
);

-- What other processes ask the running one to do.
create table requests (
    id       bigint primary key,
    kind     text   not null,
    args     text   not null,
    asked    bigint not null,
    answered bigint,
    answer   text
);
create index requests_open on requests (id) where answered is null;

create table api_usage (
    org     text   primary key,
    used    bigint not null,
    allowed bigint not null,
    seen    bigint not null
);
