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
