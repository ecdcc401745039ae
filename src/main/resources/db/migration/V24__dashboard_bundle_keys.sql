-- A bundle names rows by keys instead of ids. This table has the keys that bundles have given; a row without one has a key that is computed from its id.

create table dashboard_bundle_keys (
    organization_id text not null,
    kind text not null,
    bundle_key text not null,
    metric_id text,
    quick_action_id text,
    widget_id text,
    constraint dashboard_bundle_keys_pkey primary key (organization_id, kind, bundle_key),
    constraint dashboard_bundle_keys_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_bundle_keys_metric_id_fkey
        foreign key (metric_id) references dashboard_metrics (id) on delete cascade,
    constraint dashboard_bundle_keys_quick_action_id_fkey
        foreign key (quick_action_id) references quick_actions (id) on delete cascade,
    constraint dashboard_bundle_keys_widget_id_fkey
        foreign key (widget_id) references dashboard_widgets (id) on delete cascade,
    constraint dashboard_bundle_keys_metric_id_key unique (metric_id),
    constraint dashboard_bundle_keys_quick_action_id_key unique (quick_action_id),
    constraint dashboard_bundle_keys_widget_id_key unique (widget_id),
    constraint dashboard_bundle_keys_row_check
        check (
            num_nonnulls(metric_id, quick_action_id, widget_id) = 1
            and kind = case
                when metric_id is not null then 'METRIC'
                when quick_action_id is not null then 'QUICK_ACTION'
                else 'WIDGET'
            end)
);

alter table dashboard_bundle_keys enable row level security;
alter table dashboard_bundle_keys force row level security;

create policy dashboard_bundle_keys_isolation on dashboard_bundle_keys
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_bundle_keys from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_bundle_keys to "${applicationRole}";
