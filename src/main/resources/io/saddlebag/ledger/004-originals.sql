-- Messages with rows that wait for their parent, as they came: should a wait end in a dead letter, the dead-letter queue gets
-- a copy. A line stays without its message when that is done, so that a message which is delivered again is not copied again.
create table originals (
    source    bigint not null references sources (id),
    first_row bigint not null,
    last_row  bigint not null,
    flow      text   not null,
    message   text,
    -- 1 when all of its rows have their outcome
    complete  bigint not null default 0,
    -- 1 when one of its rows has ended since
    ended     bigint not null default 0,
    primary key (source, first_row)
);
create index originals_ended on originals (flow, source, first_row) where ended = 1;
create index originals_incomplete on originals (source, first_row) where complete = 0;
create index originals_copied on originals (flow, source, first_row) where message is null;
