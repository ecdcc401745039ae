package dev.tenantboard.bench.data;

/** The rows of the benchmark, by SQL: what a platform with many organizations has after some weeks. */
final class LoadedRows {

    /** Filled by the caller: number, activities, members. */
    static final String SIZES = "create temp table sizes (organization int, copy int, size int, members int)";

    static final String PEOPLE = """
            insert into organizations (id, name, slug, subscription_tier)
            select 'bench-org-' || organization, 'Organization ' || organization, 'bench-' || organization, 'CUSTOM'
            from sizes;
            insert into users (id, email, name)
            select 'bench-user-' || organization || '-' || n, 'user' || n || '@' || organization || '.example.com',
                'User ' || n || ' of ' || organization
            from sizes, generate_series(1, members) n;
            insert into organization_members (id, user_id, organization_id, role, permissions)
            select 'bench-member-' || organization || '-' || n, 'bench-user-' || organization || '-' || n,
                'bench-org-' || organization, case when n % 2 = 1 then 'ADMIN' else 'MEMBER' end,
                case when n % 4 = 0 then '{finance:read,activities:ingest}'::text[] else '{}' end
            from sizes, generate_series(1, members) n;
            insert into dashboard_tenants (organization_id, metrics_due_at, retention_due_at, activities_due_at)
            select 'bench-org-' || organization, 'infinity', 'infinity', 'infinity'
            from sizes;
            """;

    /** The newest is a minute old; all are of the last 80 days. Ids are as scattered as the product's. */
    static final String ACTIVITIES = """
            insert into activity_feeds
                (id, title, description, type, entity_type, entity_id, action, metadata, severity, is_read, is_pinned,
                is_archived, created_at, organization_id, user_id)
            select 'c' || substr(md5(organization || '-' || n), 1, 23),
                'Order ' || n || ' was changed',
                case when n % 3 = 0 then 'The delivery address of order ' || n || ' was changed by the customer' end,
                (array['USER_ACTION', 'DATA_CHANGE', 'WORKFLOW_UPDATE', 'USER_ACTION', 'SYSTEM_EVENT', 'DATA_CHANGE',
                    'INTEGRATION_EVENT', 'USER_ACTION', 'WORKFLOW_UPDATE', 'SECURITY_EVENT'])[1 + n % 10]::"ActivityType",
                (array['order', 'invoice', 'customer', 'session'])[1 + n % 4],
                ((n * 7919::bigint) % 1000)::text,
                (array['created', 'updated', 'shipped', 'paid', 'refused'])[1 + n % 5],
                jsonb_build_object('amount', n % 1000, 'currency', 'EUR', 'channel', 'web'),
                (case when n % 211 = 0 then 'CRITICAL' when n % 97 = 0 then 'ERROR' when n % 19 = 0 then 'WARNING'
                    when n % 5 = 0 then 'SUCCESS' else 'INFO' end)::"ActivitySeverity",
                false, n % 5003 = 7, n % 5003 = 8,
                date_trunc('minute', now()) - interval '1 minute' - (1 - n::float8 / size) * interval '80 days',
                'bench-org-' || organization,
                'bench-user-' || organization || '-' || 1 + n % members
            from sizes, generate_series(1, size) n
            order by n::float8 / size
            """;

    /** Of each member: some of the newest read, some pinned, some unread again, and a position in the past. */
    static final String MARKS = """
            insert into activity_marks (organization_id, user_id, activity_id, is_read, is_pinned, is_archived)
            select 'bench-org-' || organization, 'bench-user-' || organization || '-' || m,
                'c' || substr(md5(organization || '-' || size - n), 1, 23),
                case when n % 7 = 6 then false when n % 2 = 0 then true end, n % 40 = 3, n % 50 = 4
            from sizes, generate_series(1, members) m, generate_series(0, least(150, size - 1)) n
            where n % 2 = 0 or n % 7 = 6 or n % 40 = 3 or n % 50 = 4;
            insert into activity_read_positions (organization_id, user_id, read_before_at, read_before_id)
            select 'bench-org-' || organization, 'bench-user-' || organization || '-' || m, now() - interval '3 days', 'c'
            from sizes, generate_series(1, members) m;
            """;

    /** Three metrics of the organization; the platform's are there. */
    static final String METRICS = """
            insert into dashboard_metrics
                (id, name, category, query, unit, format, refresh_rate, organization_id, created_by)
            select 'bench-metric-' || organization || '-' || q.n, q.name, 'OPERATIONAL', q.query::jsonb, q.unit, 'number',
                2000000000, 'bench-org-' || organization, 'bench-user-' || organization || '-1'
            from sizes, (values
                (0, 'Orders a day', 'orders', '{"v": 1, "dataset": "activities",
                    "where": {"field": "entityType", "op": "eq", "value": "order"},
                    "measures": [{"id": "orders", "agg": "count"}],
                    "time": {"field": "createdAt", "window": {"last": 14, "unit": "day"}, "grain": "day", "fill": "zero"},
                    "value": "orders"}'),
                (1, 'Invoiced this month', 'EUR', '{"v": 1, "dataset": "activities",
                    "where": {"and": [{"field": "entityType", "op": "eq", "value": "invoice"},
                        {"field": "action", "op": "eq", "value": "paid"}]},
                    "measures": [{"id": "sum", "agg": "sum", "field": "metadata.amount", "as": "number"}],
                    "time": {"field": "createdAt", "window": {"this": "month"}},
                    "compare": [{"id": "before", "to": "previous"}], "value": "sum"}'),
                (2, 'Failures this week', 'failures', '{"v": 1, "dataset": "activities",
                    "where": {"field": "severity", "op": "in", "values": ["ERROR", "CRITICAL"]},
                    "measures": [{"id": "failures", "agg": "count"}],
                    "time": {"field": "createdAt", "window": {"this": "week"}}, "value": "failures"}'))
                as q (n, name, unit, query)
            """;

    /** Twelve widgets on a grid, four quick actions, and each member's own layout. */
    static final String DASHBOARDS = """
            insert into dashboard_widgets
                (id, name, title, type, config, position, data_source, chart_type, organization_id, created_by)
            select 'bench-widget-' || organization || '-' || w.n, w.type || ' ' || w.n, 'Widget ' || w.n,
                w.type::"WidgetType", w.config::jsonb,
                jsonb_build_object('x', w.n % 4 * 3, 'y', w.n / 4 * 2, 'w', 3, 'h', 2),
                replace(w.source, '#', organization::text), case when w.type = 'CHART' then 'line' end,
                'bench-org-' || organization, 'bench-user-' || organization || '-1'
            from sizes, (values
                (0, 'KPI_CARD', '{}', 'metric:bench-metric-#-1'),
                (1, 'CHART', '{}', 'metric:bench-metric-#-0'),
                (2, 'WEATHER', '{"location": "Prague"}', null),
                (3, 'PROGRESS_TRACKER', '{}', 'metric:bench-metric-#-1'),
                (4, 'NOTIFICATION_PANEL', '{}', 'activities'),
                (5, 'TABLE', '{}', 'dataset:activities'),
                (6, 'ACTIVITY_FEED', '{}', 'activities'),
                (7, 'QUICK_ACTIONS', '{}', 'quick-actions'),
                (8, 'KPI_CARD', '{}', 'metric:bench-metric-#-2'),
                (9, 'CALENDAR', '{}', 'activities'),
                (10, 'KPI_CARD', '{}', 'metric:system-critical-events-this-month'),
                (11, 'CHART', '{}', 'metric:system-changes-by-type')) as w (n, type, config, source);
            insert into quick_actions (id, name, icon, action_type, target_url, sort_order, organization_id, created_by)
            select 'bench-action-' || organization || '-' || n, 'Action ' || n, 'list', 'NAVIGATION', '/orders', n,
                'bench-org-' || organization, 'bench-user-' || organization || '-1'
            from sizes, generate_series(1, 4) n;
            insert into user_dashboards (id, user_id, layout)
            select 'bench-dashboard-' || organization || '-' || m, 'bench-user-' || organization || '-' || m,
                jsonb_build_object('bench-org-' || organization, jsonb_build_object(
                    'items', (
                        select jsonb_agg(jsonb_build_object('widgetId', 'bench-widget-' || organization || '-' || n,
                            'x', n % 4 * 3, 'y', n / 4 * 2, 'w', 3, 'h', 2) order by n)
                        from generate_series(0, 11) n)))
            from sizes, generate_series(1, members) m;
            """;

    /** What was calculated stays fresh for as long as a run takes. */
    static final String NOTHING_DUE = """
            update dashboard_metric_values set due_at = '9999-01-01Z';
            update dashboard_tenants set metrics_due_at = 'infinity';
            """;

    private LoadedRows() {}
}
