-- The use of an action belongs to one organization: on the row of a system action, one tenant's count would leak to another.

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

alter table quick_action_usage enable row level security;
alter table quick_action_usage force row level security;

create policy quick_action_usage_isolation on quick_action_usage
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on quick_action_usage from public, "${applicationRole}";
grant select, insert, update, delete on quick_action_usage to "${applicationRole}";
