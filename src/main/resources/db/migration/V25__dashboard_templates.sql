-- The platform offers dashboards as templates. A template may be the default of tiers; then it fills an empty dashboard once.

create table dashboard_templates (
    name text not null,
    bundle jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint dashboard_templates_pkey primary key (name)
);

create table dashboard_template_defaults (
    tier text not null,
    template text not null,
    updated_at timestamptz not null default now(),
    constraint dashboard_template_defaults_pkey primary key (tier),
    constraint dashboard_template_defaults_template_fkey
        foreign key (template) references dashboard_templates (name) on delete cascade
);

create index idx_dashboard_template_defaults_template on dashboard_template_defaults (template);

-- The time at which the product applied a default template. It stays when the dashboard is emptied, so that none is applied again.
alter table dashboard_tenants add column template_applied_at timestamptz;

alter table dashboard_templates enable row level security;
alter table dashboard_templates force row level security;
alter table dashboard_template_defaults enable row level security;
alter table dashboard_template_defaults force row level security;

-- Without a tenant, the rows are hidden. Only the platform administrator writes them, also in an organization.
create policy dashboard_templates_visible on dashboard_templates
    for select
    using (nullif(current_setting('app.current_org_id', true), '') is not null);

create policy dashboard_templates_administration on dashboard_templates
    for all
    using (current_setting('app.platform_admin', true) = 'true');

create policy dashboard_template_defaults_visible on dashboard_template_defaults
    for select
    using (nullif(current_setting('app.current_org_id', true), '') is not null);

create policy dashboard_template_defaults_administration on dashboard_template_defaults
    for all
    using (current_setting('app.platform_admin', true) = 'true');

revoke all on dashboard_templates, dashboard_template_defaults from public, "${applicationRole}";
grant select, insert, update, delete on dashboard_templates, dashboard_template_defaults to "${applicationRole}";
