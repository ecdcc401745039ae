create schema if not exists dashboard_sources;
grant usage on schema dashboard_sources to tenantboard_app;
create or replace view dashboard_sources.invoices as
    select organization_id, number, customer, amount, issued_at, due_at, paid_at,
        case when paid_at is not null then 'PAID' when due_at < now() then 'OVERDUE' else 'OPEN' end as status,
        paid_at > due_at as is_late
    from invoices
    where organization_id = nullif(current_setting('app.current_org_id', true), '');
grant select on dashboard_sources.invoices to tenantboard_app;
