-- A table of a platform that the dashboard does not know. The sample makes its rows again at each start, so that they are always
-- those of the last 400 days, with due dates of the next two months.

create table if not exists invoices (
    organization_id text not null,
    number text not null,
    customer text not null,
    amount numeric(12, 2) not null,
    issued_at timestamptz not null,
    due_at timestamptz not null,
    paid_at timestamptz,
    primary key (organization_id, number)
);

delete from invoices;
