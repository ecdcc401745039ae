-- Removes what the dashboard's migrations created, as the migration role; the platform's tables, their rows and what protects
-- them stay. One transaction: psql --file rollback.sql, or any client that sends it whole.

begin;

drop table if exists dashboard_template_defaults;
drop table if exists dashboard_templates;
drop table if exists dashboard_bundle_keys;
drop table if exists dashboard_events;
drop table if exists dashboard_member_names;
drop table if exists dashboard_tenants;
drop table if exists dashboard_metric_history;
drop table if exists quick_action_runs;
drop table if exists idempotency_keys;
drop table if exists activity_dedupe_keys;
drop table if exists activity_read_positions;
drop table if exists activity_marks;
drop table if exists quick_action_usage;
drop table if exists dashboard_metric_values;

drop table if exists dashboard_metrics;
drop table if exists quick_actions;
drop table if exists activity_feeds;
drop table if exists user_dashboards;
drop table if exists dashboard_widgets;

drop function if exists dashboard_member_named();
drop function if exists dashboard_events_listed();
drop function if exists dashboard_delete_logged();
drop function if exists dashboard_update_logged();
drop function if exists dashboard_insert_logged();

drop type if exists "MetricCategory";
drop type if exists "ActionType";
drop type if exists "ActivitySeverity";
drop type if exists "ActivityType";
drop type if exists "LayoutDensity";
drop type if exists "DashboardTheme";
drop type if exists "WidgetType";

drop table if exists tenantboard_schema_history;

commit;
