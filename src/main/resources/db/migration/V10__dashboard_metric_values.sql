-- The value of a metric belongs to one organization: on the row of a system metric, one tenant's value would leak to another.

-- This is the latest value of each metric, of the organization's and of the platform's. A row without calculated_at waits for its first
-- calculation. Readers need the permissions that the definition had when the value was calculated: if the definition is opened to more
-- readers later, its old values are not.
create table dashboard_metric_values (
    organization_id text not null,
    metric_id text not null,
    value double precision,
    calculated_at timestamptz,
    status text not null default 'PENDING',
    level text,
    streak integer not null default 0,
    figures jsonb,
    summary jsonb,
    failure text,
    attempts integer not null default 0,
    definition_updated_at timestamptz,
    permissions text[] not null default '{}',
    due_at timestamptz not null default now(),
    claim text,
    claimed_until timestamptz,
    constraint dashboard_metric_values_pkey primary key (organization_id, metric_id),
    constraint dashboard_metric_values_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_metric_values_metric_id_fkey
        foreign key (metric_id) references dashboard_metrics (id) on delete cascade,
    constraint dashboard_metric_values_status_check
        check (status in ('PENDING', 'NORMAL', 'WARNING', 'CRITICAL', 'NO_DATA', 'ERROR')),
    constraint dashboard_metric_values_level_check
        check (level in ('NORMAL', 'WARNING', 'CRITICAL')),
    constraint dashboard_metric_values_failure_check
        check ((status = 'ERROR') = (failure is not null)),
    constraint dashboard_metric_values_claim_check
        check ((claim is null) = (claimed_until is null))
);

create index idx_dashboard_metric_values_metric_id on dashboard_metric_values (metric_id);
create index idx_dashboard_metric_values_org_due on dashboard_metric_values (organization_id, due_at);

alter table dashboard_metric_values enable row level security;
alter table dashboard_metric_values force row level security;

create policy dashboard_metric_values_isolation on dashboard_metric_values
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_metric_values from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_metric_values to "${applicationRole}";
