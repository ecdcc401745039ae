-- What a later version of the product might bring, additions only.

alter table dashboard_widgets add column from_the_future text;

create table widget_notes (
    organization_id text not null,
    note text
);

alter table widget_notes enable row level security;
alter table widget_notes force row level security;

create policy widget_notes_isolation on widget_notes
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

grant select, insert, update, delete on widget_notes to "${applicationRole}";

create view widget_titles as select title from dashboard_widgets;

grant select on widget_titles to "${applicationRole}";

create policy dashboard_widgets_shared on dashboard_widgets
    for select
    using (from_the_future = nullif(current_setting('app.current_org_id', true), ''));

alter policy tenant_isolation_dashboard_widgets on dashboard_widgets
    using ((select nullif(current_setting('app.current_org_id', true), '')) = organization_id);
