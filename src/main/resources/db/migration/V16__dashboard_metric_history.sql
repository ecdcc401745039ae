-- A metric's past values show how it changed over time.

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

-- Retention finds old values without a scan of the newer ones.
create index idx_dashboard_metric_history_org_calculated on dashboard_metric_history (organization_id, calculated_at);

alter table dashboard_metric_history enable row level security;
alter table dashboard_metric_history force row level security;

create policy dashboard_metric_history_isolation on dashboard_metric_history
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_metric_history from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_metric_history to "${applicationRole}";
