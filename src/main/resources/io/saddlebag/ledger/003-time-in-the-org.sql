-- When a dead letter failed first, by Salesforce's clock, which may be minutes away from this machine's.
alter table dead_letters add column first_failed_in_org bigint;

update dead_letters set first_failed_in_org = first_failed;
