-- Metrics compute: of each organization and metric the latest value, how it was judged and who is calculating it, its past values, and when an organization's are next due.

-- What has a value lives here for the platform's metrics and the organization's alike; a row without calculated_at waits for its first.
-- A value is for those who held what it asked for when it was calculated: a definition may be opened to more, its old values are not.
alter table dashboard_metric_values
    alter column calculated_at drop not null,
    alter column calculated_at drop default,
    add column status text not null default 'PENDING',
    add column level text,
    add column streak integer not null default 0,
    add column figures jsonb,
    add column summary jsonb,
    add column failure text,
    add column attempts integer not null default 0,
    add column definition_updated_at timestamptz,
    add column permissions text[] not null default '{}',
    add column due_at timestamptz not null default now(),
    add column claim text,
    add column claimed_until timestamptz,
    add constraint dashboard_metric_values_status_check
        check (status in ('PENDING', 'NORMAL', 'WARNING', 'CRITICAL', 'NO_DATA', 'ERROR')),
    add constraint dashboard_metric_values_level_check
        check (level in ('NORMAL', 'WARNING', 'CRITICAL')),
    add constraint dashboard_metric_values_failure_check
        check ((status = 'ERROR') = (failure is not null)),
    add constraint dashboard_metric_values_claim_check
        check ((claim is null) = (claimed_until is null));

create index idx_dashboard_metric_values_org_due on dashboard_metric_values (organization_id, due_at);

create table dashboard_metric_history (
    organization_id text not null,
    metric_id text not null,
    calculated_at timestamptz not null,
    value double precision,
    status text not null,
    permissions text[] not null default '{}',
    constraint dashboard_metric_history_pkey primary key (organization_id, metric_id, calculated_at),
    constraint dashboard_metric_history_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_metric_history_metric_id_fkey
        foreign key (metric_id) references dashboard_metrics (id) on delete cascade,
    constraint dashboard_metric_history_status_check
        check (status in ('NORMAL', 'WARNING', 'CRITICAL', 'NO_DATA'))
);

create index idx_dashboard_metric_history_metric_id on dashboard_metric_history (metric_id);

-- What is past its time is found without a walk over what is not.
create index idx_dashboard_metric_history_org_calculated on dashboard_metric_history (organization_id, calculated_at);

alter table dashboard_metric_history enable row level security;
alter table dashboard_metric_history force row level security;

create policy dashboard_metric_history_isolation on dashboard_metric_history
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

-- Where work waits that no request brings: ids and times only, so that it may be listed before a tenant is set.
create table dashboard_tenants (
    organization_id text not null,
    metrics_due_at timestamptz not null default now(),
    constraint dashboard_tenants_pkey primary key (organization_id),
    constraint dashboard_tenants_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade
);

create index idx_dashboard_tenants_metrics_due_at on dashboard_tenants (metrics_due_at);

-- Metrics that were defined before there was anything to compute them. The owner is subject to the policies but for this moment.
alter table dashboard_metrics no force row level security;

insert into dashboard_tenants (organization_id)
select distinct organization_id
from dashboard_metrics
where organization_id is not null;

alter table dashboard_metrics force row level security;

alter table dashboard_tenants enable row level security;
alter table dashboard_tenants force row level security;

create policy dashboard_tenants_visible on dashboard_tenants
    for select
    using (true);

create policy dashboard_tenants_isolation on dashboard_tenants
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_metric_history, dashboard_tenants from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_metric_history, dashboard_tenants to "${applicationRole}";
