-- Parameters: organization, members, days, orders a day. The activities of the invoices, of the orders, and of machines at night. A
-- hash takes the place of chance, so that a day always has the same activities, and the next start only adds the days since.
with business as (
    select
        cast(? as text) as organization_id,
        cast(? as text[]) as members,
        current_date - cast(? as integer) as first_day,
        cast(? as integer) as a_day
),
days as (
    select
        business.*,
        day,
        to_char(day, 'YYMMDD') as name,
        ('x' || substr(md5(organization_id || day || 'orders'), 1, 7))::bit(28)::integer as dice
    from business
    cross join lateral (
        select first_day + ahead as day
        from generate_series(1, current_date - first_day) as ahead
    ) as calendar
),
orders as (
    select
        days.*,
        day + time '08:00' + ('x' || substr(hash, 1, 7))::bit(28)::integer % 540 * interval '1 minute' as at,
        'order-' || name || '-' || nth as entity_id,
        ('x' || substr(hash, 8, 7))::bit(28)::integer % 100 as ticket,
        20 + ('x' || substr(hash, 15, 7))::bit(28)::integer % 2400 as amount
    from days
    cross join lateral generate_series(
        1,
        case when extract(isodow from day) < 6 then a_day + dice % a_day else dice % 3 end) as nth
    cross join lateral md5(organization_id || day || 'order' || nth) as hash
),
happenings (type, severity, entity_type, entity_id, action, title, amount, at, by_person) as (
    select 'USER_ACTION', 'INFO', 'invoice', number, 'sent', 'Invoice ' || number || ' sent to ' || customer, amount, issued_at, true
    from dashboard_sources.invoices
    union all
    select 'USER_ACTION', 'SUCCESS', 'invoice', number, 'paid', 'Invoice ' || number || ' paid by ' || customer, amount, paid_at, true
    from dashboard_sources.invoices
    where paid_at is not null
    union all
    select 'WORKFLOW_UPDATE', 'WARNING', 'invoice', number, 'overdue', 'Invoice ' || number || ' is overdue', amount, due_at, false
    from dashboard_sources.invoices
    where due_at < coalesce(paid_at, now())
    union all
    select 'USER_ACTION', 'INFO', 'order', entity_id, 'created', 'Order ' || substr(entity_id, 7) || ' entered', amount, at, true
    from orders
    union all
    select 'DATA_CHANGE', 'INFO', 'order', entity_id, 'updated', 'Order ' || substr(entity_id, 7) || ' changed', amount,
        at + interval '20 minutes', true
    from orders
    where ticket < 40
    union all
    select 'DATA_CHANGE', 'INFO', 'customer', 'customer-' || name, 'updated', 'Address of a customer changed', null,
        day + time '10:40', true
    from days
    where dice % 3 = 0
    union all
    select 'DATA_CHANGE', 'INFO', 'product', 'product-' || name, 'updated', 'Price of a product changed', null,
        day + time '14:05', true
    from days
    where dice % 2 = 0
    union all
    select 'WORKFLOW_UPDATE', 'SUCCESS', 'order', entity_id, 'shipped', 'Order ' || substr(entity_id, 7) || ' shipped', amount,
        at + interval '26 hours', true
    from orders
    where ticket < 90
    union all
    select 'SECURITY_EVENT', 'WARNING', 'session', 'session-' || name, 'refused', 'Sign-in refused: wrong password', null,
        day + time '09:17', false
    from days
    where dice % 4 = 0
    union all
    select 'SYSTEM_EVENT', 'INFO', 'backup', 'backup-' || name, 'finished', 'Backup finished', null, day + time '02:30', false
    from days
    union all
    select 'INTEGRATION_EVENT', 'INFO', 'feed', 'feed-' || name, 'imported', 'Price list imported', null, day + time '03:10', false
    from days
    where dice % 8 > 0
    union all
    select 'INTEGRATION_EVENT', 'ERROR', 'feed', 'feed-' || name, 'failed', 'Price list could not be read', null,
        day + time '03:10', false
    from days
    where dice % 8 = 0
)
insert into activity_feeds (
    id, title, type, severity, entity_type, entity_id, action, metadata, is_read, created_at, organization_id, user_id)
select
    'c' || substr(hash, 1, 24),
    title,
    cast(type as "ActivityType"),
    cast(severity as "ActivitySeverity"),
    entity_type,
    entity_id,
    action,
    case when amount is not null then jsonb_build_object('amount', amount, 'currency', 'EUR') end,
    at < now() - interval '14 days',
    at,
    organization_id,
    case when by_person then members[1 + ('x' || substr(hash, 26, 7))::bit(28)::integer % cardinality(members)] end
from happenings
cross join business
cross join lateral md5(organization_id || entity_id || action) as hash
where at <= now() and at >= first_day + 1
on conflict (id) do nothing
