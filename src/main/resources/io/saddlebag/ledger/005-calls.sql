-- Which rows left in one call, the Id of the user who made it, and for deletes the Ids of their records, separated by blanks,
-- in the order of the rows.
alter table sent add column call text;
alter table sent add column sender text;
alter table sent add column ids text;

-- The same for dead letters: those of a call that was interrupted, until they are found or not, and those that a replay sends.
create table doubts (
    dead_letter text   primary key references dead_letters (id),
    call        text   not null,
    left_at     bigint not null,
    sender      text   not null,
    record_id   text   not null
);

-- The Ids of the records that were created lately, separated by blanks, by Salesforce's clock: what else is there may be of
-- an interrupted call.
create table made (
    at  bigint not null,
    ids text   not null
);
create index made_at on made (at);
