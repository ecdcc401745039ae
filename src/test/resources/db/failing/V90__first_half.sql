-- Succeeds, and must be taken back with the statement that fails after it.

create table half_done (
    id text
);
