-- Fails on purpose.

select 1;

create index idx_broken on no_such_table (id);
