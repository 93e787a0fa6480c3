-- Files that a flow leaves where they are, so that those behind them load.
create table left_files (
    path   text   primary key,
    flow   text   not null,
    reason text   not null,
    since  bigint not null
);

-- Where the file is since it was moved out of its inbox, from the home.
alter table sources add column moved_to text;
