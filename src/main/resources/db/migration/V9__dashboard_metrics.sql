-- A metric belongs to one organization, or it is a system row: every tenant reads it, only the platform administrator writes it.

create table dashboard_metrics (
    id text not null,
    name varchar(255) not null,
    category "MetricCategory" not null,
    query jsonb not null,
    unit varchar(50),
    format varchar(50) not null default 'number',
    target_value double precision,
    warning_threshold double precision,
    critical_threshold double precision,
    chart_type varchar(100),
    color varchar(50) not null default 'blue',
    icon varchar(100),
    permissions text[] not null default '{}',
    refresh_rate integer not null default 300,
    last_calculated timestamptz,
    cached_value double precision,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    organization_id text,
    created_by text,
    constraint dashboard_metrics_pkey primary key (id),
    constraint dashboard_metrics_created_by_fkey
        foreign key (created_by) references users (id) on delete set null,
    constraint dashboard_metrics_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade
);

create index idx_dashboard_metrics_category on dashboard_metrics (category);
create index idx_dashboard_metrics_last_calculated on dashboard_metrics (last_calculated);
create index idx_dashboard_metrics_organization_id on dashboard_metrics (organization_id);

-- Lists are pages by key. When a user is deleted, the second index finds the rows with that user.
create index idx_dashboard_metrics_page on dashboard_metrics (organization_id, created_at, id);
create index idx_dashboard_metrics_created_by on dashboard_metrics (created_by);

alter table dashboard_metrics enable row level security;
alter table dashboard_metrics force row level security;

-- Without a tenant, even system rows are hidden.
create policy dashboard_metrics_isolation on dashboard_metrics
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        or (organization_id is null and nullif(current_setting('app.current_org_id', true), '') is not null));

create policy dashboard_metrics_isolation_insert on dashboard_metrics
    for insert
    with check (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        or (organization_id is null and nullif(current_setting('app.current_org_id', true), '') is not null));

-- The platform administrator writes system rows without an organization.
create policy dashboard_metrics_administration on dashboard_metrics
    for all
    using (organization_id is null and current_setting('app.platform_admin', true) = 'true');

-- Permissive policies are combined with or. Without these restrictive ones, a tenant could insert, change and delete system rows.
create policy dashboard_metrics_system_rows_insert on dashboard_metrics
    as restrictive
    for insert
    with check (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

create policy dashboard_metrics_system_rows_update on dashboard_metrics
    as restrictive
    for update
    using (organization_id is not null or current_setting('app.platform_admin', true) = 'true')
    with check (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

create policy dashboard_metrics_system_rows_delete on dashboard_metrics
    as restrictive
    for delete
    using (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

revoke all on dashboard_metrics from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_metrics to "${applicationRole}";
