-- What became of the events that a run handed to the route notify.
create table events (
    run       bigint primary key,
    delivered bigint not null,
    failed    bigint not null,
    dropped   bigint not null,
    reason    text   not null,
    failed_at bigint not null
);
