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

-- What happened to one entity, and to entities of one kind, is found without a walk over the history.
create index idx_activity_feeds_entity on activity_feeds
    (organization_id, entity_type, entity_id, created_at desc, id desc);

-- What is rare and asked for, too: a severity is found in the index of those that are at least as severe. Under row-level security no index
-- serves a comparison of enums, which is not leakproof; the condition of a partial one does. Other types, severities, actions and users are
-- found by a walk along the page index: the eleven indexes for each of them cost writers of a thousand rows an eighth more, of single rows half.
create index idx_activity_feeds_page_security_event on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'SECURITY_EVENT';
create index idx_activity_feeds_page_from_warning on activity_feeds (organization_id, created_at desc, id desc)
    where severity in ('WARNING', 'ERROR', 'CRITICAL');
create index idx_activity_feeds_page_from_error on activity_feeds (organization_id, created_at desc, id desc)
    where severity in ('ERROR', 'CRITICAL');
create index idx_activity_feeds_page_critical on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'CRITICAL';
