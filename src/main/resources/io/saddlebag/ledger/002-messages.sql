-- The latest messages of each queue flow with the rows they held, to know one that is delivered again.
create table messages (
    flow      text   not null,
    id        text   not null,
    source    bigint not null references sources (id),
    first_row bigint not null,
    last_row  bigint not null,
    primary key (flow, id)
);
create index messages_by_row on messages (source, first_row);

-- The message that a dead letter came in; null for a row of a file.
alter table dead_letters add column message_id text;
