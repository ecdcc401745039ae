-- A user's layout and preferences belong to this user only, in every organization.

create table user_dashboards (
    id text not null,
    user_id text not null,
    layout jsonb not null,
    widgets text[] not null default '{}',
    theme "DashboardTheme" not null default 'LIGHT',
    density "LayoutDensity" not null default 'NORMAL',
    auto_refresh boolean not null default true,
    quick_actions text[] not null default '{}',
    pinned_modules text[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_dashboards_pkey primary key (id),
    constraint user_dashboards_user_id_key unique (user_id),
    constraint user_dashboards_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade
);

alter table user_dashboards enable row level security;
alter table user_dashboards force row level security;

create policy user_dashboard_isolation on user_dashboards
    for all
    using (user_id = nullif(current_setting('app.current_user_id', true), ''));

create policy user_dashboard_isolation_insert on user_dashboards
    for insert
    with check (user_id = nullif(current_setting('app.current_user_id', true), ''));

revoke all on user_dashboards from public, "${applicationRole}";
grant select, insert, update, delete on user_dashboards to "${applicationRole}";
