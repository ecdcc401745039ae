-- Background work needs the list of organizations before a tenant is set, so this table contains ids and times only.

-- The last transaction that retention removed from the log is events_removed_to: a client that has read less must load everything again.
-- Entries of the log are removed more often than activities: where much is written, every few minutes.
create table dashboard_tenants (
    organization_id text not null,
    metrics_due_at timestamptz not null default 'infinity',
    retention_due_at timestamptz not null default now(),
    events_removed_to xid8,
    activities_due_at timestamptz not null default now(),
    constraint dashboard_tenants_pkey primary key (organization_id),
    constraint dashboard_tenants_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade
);

create index idx_dashboard_tenants_metrics_due_at on dashboard_tenants (metrics_due_at);
create index idx_dashboard_tenants_retention_due_at on dashboard_tenants (retention_due_at);

alter table dashboard_tenants enable row level security;
alter table dashboard_tenants force row level security;

create policy dashboard_tenants_visible on dashboard_tenants
    for select
    using (true);

create policy dashboard_tenants_isolation on dashboard_tenants
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_tenants from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_tenants to "${applicationRole}";
