-- A quick action belongs to one organization, or it is a system row: every tenant reads it, only the platform administrator writes it.

create table quick_actions (
    id text not null,
    name varchar(255) not null,
    description text,
    icon varchar(100) not null,
    action_type "ActionType" not null,
    target_url varchar(500),
    api_endpoint varchar(500),
    form_config jsonb,
    color varchar(50) not null default 'blue',
    is_enabled boolean not null default true,
    sort_order integer not null default 0,
    required_role text[] not null default '{}',
    required_tier text[] not null default '{}',
    usage_count integer not null default 0,
    last_used timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    organization_id text,
    created_by text,
    constraint quick_actions_pkey primary key (id),
    constraint quick_actions_created_by_fkey
        foreign key (created_by) references users (id) on delete set null,
    constraint quick_actions_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade
);

create index idx_quick_actions_is_enabled on quick_actions (is_enabled);
create index idx_quick_actions_org_enabled on quick_actions (organization_id, is_enabled);
create index idx_quick_actions_organization_id on quick_actions (organization_id);
create index idx_quick_actions_sort_order on quick_actions (sort_order);

-- Lists are pages by key. When a user is deleted, the second index finds the rows with that user.
create index idx_quick_actions_page on quick_actions (organization_id, sort_order, id);
create index idx_quick_actions_created_by on quick_actions (created_by);

alter table quick_actions enable row level security;
alter table quick_actions force row level security;

-- Without a tenant, even system rows are hidden.
create policy quick_actions_isolation on quick_actions
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        or (organization_id is null and nullif(current_setting('app.current_org_id', true), '') is not null));

create policy quick_actions_isolation_insert on quick_actions
    for insert
    with check (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        or (organization_id is null and nullif(current_setting('app.current_org_id', true), '') is not null));

-- The platform administrator writes system rows without an organization.
create policy quick_actions_administration on quick_actions
    for all
    using (organization_id is null and current_setting('app.platform_admin', true) = 'true');

-- Permissive policies are combined with or. Without these restrictive ones, a tenant could insert, change and delete system rows.
create policy quick_actions_system_rows_insert on quick_actions
    as restrictive
    for insert
    with check (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

create policy quick_actions_system_rows_update on quick_actions
    as restrictive
    for update
    using (organization_id is not null or current_setting('app.platform_admin', true) = 'true')
    with check (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

create policy quick_actions_system_rows_delete on quick_actions
    as restrictive
    for delete
    using (organization_id is not null or current_setting('app.platform_admin', true) = 'true');

revoke all on quick_actions from public, "${applicationRole}";
grant select, insert, update, delete on quick_actions to "${applicationRole}";
