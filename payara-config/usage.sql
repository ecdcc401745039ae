-- Rows and bytes of the 100 organizations with the most bytes, for each table. Run it as a role with bypassrls, such as that of the back-up:
--     psql --file usage.sql "$URL"
-- Any other role gets an error and no numbers, because row_security = off permits no hidden rows. It reads each table once, so do not run
-- it more often than daily. Bytes are those of the rows as stored, without indexes. A user's layout belongs to no organization.

begin transaction read only;

set local row_security = off;

with usage (organization_id, table_name, rows, bytes) as materialized (
    select organization_id, 'dashboard_widgets', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_widgets t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'quick_actions', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from quick_actions t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_metrics', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_metrics t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'activity_feeds', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from activity_feeds t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'activity_dedupe_keys', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from activity_dedupe_keys t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'activity_marks', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from activity_marks t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'activity_read_positions', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from activity_read_positions t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'quick_action_usage', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from quick_action_usage t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'quick_action_runs', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from quick_action_runs t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_metric_values', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_metric_values t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_metric_history', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_metric_history t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'idempotency_keys', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from idempotency_keys t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_events', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_events t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_bundle_keys', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_bundle_keys t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_member_names', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_member_names t
    where organization_id is not null
    group by organization_id
    union all
    select organization_id, 'dashboard_tenants', count(*), coalesce(sum(pg_column_size(t.*)), 0)
    from dashboard_tenants t
    where organization_id is not null
    group by organization_id
),
largest as (
    select organization_id, sum(bytes) as all_bytes
    from usage
    group by organization_id
    order by all_bytes desc, organization_id
    limit 100)
select o.id as organization_id, o.subscription_tier::text as tier, u.table_name, u.rows, u.bytes, l.all_bytes
from largest l
join usage u on u.organization_id = l.organization_id
join organizations o on o.id = l.organization_id
order by l.all_bytes desc, o.id, u.bytes desc, u.table_name;

commit;
