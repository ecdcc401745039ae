-- Lists are pages by key within one organization, and deleting a user must find the rows that name it.

create index idx_activity_feeds_page on activity_feeds (organization_id, created_at desc, id desc);
create index idx_dashboard_widgets_page on dashboard_widgets (organization_id, created_at, id);
create index idx_quick_actions_page on quick_actions (organization_id, sort_order, id);
create index idx_dashboard_metrics_page on dashboard_metrics (organization_id, created_at, id);

create index idx_quick_actions_created_by on quick_actions (created_by);
create index idx_dashboard_metrics_created_by on dashboard_metrics (created_by);
