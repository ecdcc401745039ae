-- A widget belongs to one organization: no other one reads or writes it.

create table dashboard_widgets (
    id text not null,
    name varchar(255) not null,
    type "WidgetType" not null,
    config jsonb not null,
    position jsonb not null,
    data_source varchar(255),
    refresh_rate integer not null default 300,
    is_visible boolean not null default true,
    title varchar(255),
    chart_type varchar(100),
    permissions text[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    organization_id text not null,
    created_by text not null,
    constraint dashboard_widgets_pkey primary key (id),
    constraint dashboard_widgets_created_by_fkey
        foreign key (created_by) references users (id) on delete cascade,
    constraint dashboard_widgets_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade
);

create index idx_dashboard_widgets_created_by on dashboard_widgets (created_by);
create index idx_dashboard_widgets_is_visible on dashboard_widgets (is_visible);
create index idx_dashboard_widgets_org_visible on dashboard_widgets (organization_id, is_visible);
create index idx_dashboard_widgets_organization_id on dashboard_widgets (organization_id);
create index idx_dashboard_widgets_type on dashboard_widgets (type);

-- Lists are pages by key.
create index idx_dashboard_widgets_page on dashboard_widgets (organization_id, created_at, id);

alter table dashboard_widgets enable row level security;
alter table dashboard_widgets force row level security;

create policy tenant_isolation_dashboard_widgets on dashboard_widgets
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

create policy tenant_isolation_dashboard_widgets_insert on dashboard_widgets
    for insert
    with check (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on dashboard_widgets from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_widgets to "${applicationRole}";
