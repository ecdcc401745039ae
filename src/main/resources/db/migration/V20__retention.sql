-- What is too old goes, but for what somebody pinned: the product is told which activities those are, and nothing else of anybody's marks.

create policy activity_marks_pinned on activity_marks
    for select
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and is_pinned
        and current_setting('app.product', true) = 'true');

-- Whether any member pinned an activity is asked for each that is old.
create index idx_activity_marks_org_pinned on activity_marks (organization_id, activity_id) where is_pinned;

-- The log is cut off every few minutes where much is written; what is pinned is walked over less often.
alter table dashboard_tenants
    add column activities_due_at timestamptz not null default now();

-- Of what few activities have, the newest are found without a walk over the history, whichever filter asks.
create index idx_activity_feeds_page_entity_id on activity_feeds (organization_id, entity_id, created_at desc, id desc);
create index idx_activity_feeds_page_entity_type on activity_feeds (organization_id, entity_type, created_at desc, id desc);
create index idx_activity_feeds_page_action on activity_feeds (organization_id, action, created_at desc, id desc);
create index idx_activity_feeds_page_user_id on activity_feeds (organization_id, user_id, created_at desc, id desc);

-- An index does not serve a comparison of enums under row-level security, since that is not leakproof; the condition of a partial one does.
create index idx_activity_feeds_page_user_action on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'USER_ACTION';
create index idx_activity_feeds_page_system_event on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'SYSTEM_EVENT';
create index idx_activity_feeds_page_data_change on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'DATA_CHANGE';
create index idx_activity_feeds_page_security_event on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'SECURITY_EVENT';
create index idx_activity_feeds_page_integration_event on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'INTEGRATION_EVENT';
create index idx_activity_feeds_page_workflow_update on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'WORKFLOW_UPDATE';
create index idx_activity_feeds_page_info on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'INFO';
create index idx_activity_feeds_page_success on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'SUCCESS';
create index idx_activity_feeds_page_warning on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'WARNING';
create index idx_activity_feeds_page_error on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'ERROR';
create index idx_activity_feeds_page_critical on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'CRITICAL';
