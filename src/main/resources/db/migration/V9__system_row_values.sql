-- The value of a system metric and the use of a system action are facts of one organization: on the shared row one tenant's would leak to another.

create table dashboard_metric_values (
    organization_id text not null,
    metric_id text not null,
    value double precision,
    calculated_at timestamptz not null default now(),
    constraint dashboard_metric_values_pkey primary key (organization_id, metric_id),
    constraint dashboard_metric_values_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_metric_values_metric_id_fkey
        foreign key (metric_id) references dashboard_metrics (id) on delete cascade
);

create index idx_dashboard_metric_values_metric_id on dashboard_metric_values (metric_id);

create table quick_action_usage (
    organization_id text not null,
    quick_action_id text not null,
    usage_count integer not null default 0,
    last_used timestamptz,
    constraint quick_action_usage_pkey primary key (organization_id, quick_action_id),
    constraint quick_action_usage_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint quick_action_usage_quick_action_id_fkey
        foreign key (quick_action_id) references quick_actions (id) on delete cascade
);

create index idx_quick_action_usage_quick_action_id on quick_action_usage (quick_action_id);

alter table dashboard_metric_values enable row level security;
alter table dashboard_metric_values force row level security;
alter table quick_action_usage enable row level security;
alter table quick_action_usage force row level security;

create policy dashboard_metric_values_isolation on dashboard_metric_values
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

create policy quick_action_usage_isolation on quick_action_usage
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_metric_values, quick_action_usage from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_metric_values, quick_action_usage to "${applicationRole}";
