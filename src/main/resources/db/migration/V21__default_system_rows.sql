-- These system rows fill the dashboard of a new organization: metrics of its activities, and actions for them.
-- The platform administrator can change and delete them. No later migration restores them.

select set_config('app.platform_admin', 'true', true);

insert into dashboard_metrics (
    id,
    name,
    category,
    query,
    unit,
    warning_threshold,
    critical_threshold,
    chart_type,
    color,
    icon,
    refresh_rate)
values
    (
        'system-events-today',
        'Events today',
        'OPERATIONAL',
        '{
            "v": 1,
            "dataset": "activities",
            "measures": [{"id": "events", "agg": "count"}],
            "time": {"field": "createdAt", "window": {"this": "day"}, "grain": "hour", "fill": "zero"},
            "compare": [{"id": "yesterday", "to": "previous"}],
            "value": "events"
        }',
        'events',
        null,
        null,
        'bar',
        'blue',
        'activity',
        300),
    (
        'system-active-users-this-week',
        'Active users this week',
        'PRODUCTIVITY',
        '{
            "v": 1,
            "dataset": "activities",
            "measures": [{"id": "users", "agg": "countDistinct", "field": "userId"}],
            "time": {"field": "createdAt", "window": {"this": "week"}, "grain": "day", "fill": "zero"},
            "compare": [{"id": "lastWeek", "to": "previous"}],
            "value": "users"
        }',
        'users',
        null,
        null,
        'line',
        'green',
        'users',
        900),
    (
        'system-critical-events-this-month',
        'Critical events this month',
        'SYSTEM',
        '{
            "v": 1,
            "dataset": "activities",
            "where": {"field": "entityType", "op": "neq", "value": "metric"},
            "measures": [
                {
                    "id": "critical",
                    "agg": "count",
                    "where": {"field": "severity", "op": "in", "values": ["ERROR", "CRITICAL"]}
                }
            ],
            "time": {"field": "createdAt", "window": {"this": "month"}, "grain": "day", "fill": "zero"},
            "compare": [{"id": "lastMonth", "to": "previous"}],
            "value": "critical"
        }',
        'events',
        10,
        50,
        'bar',
        'red',
        'alert',
        300),
    (
        'system-changes-by-type',
        'Changes by type',
        'OPERATIONAL',
        '{
            "v": 1,
            "dataset": "activities",
            "where": {"field": "type", "op": "eq", "value": "DATA_CHANGE"},
            "measures": [{"id": "changes", "agg": "count"}],
            "time": {"field": "createdAt", "window": {"last": 30, "unit": "day"}},
            "groupBy": [{"field": "entityType", "top": {"n": 8, "by": "changes", "order": "desc", "other": true}}],
            "orderBy": [{"id": "changes", "dir": "desc"}],
            "value": "changes"
        }',
        'changes',
        null,
        null,
        'pie',
        'purple',
        'pie-chart',
        900),
    (
        'system-busiest-hours',
        'Busiest hours',
        'OPERATIONAL',
        '{
            "v": 1,
            "dataset": "activities",
            "measures": [{"id": "events", "agg": "count"}],
            "time": {
                "field": "createdAt",
                "window": {"last": 7, "unit": "day"},
                "grain": "hour",
                "fill": "zero"
            },
            "value": "events"
        }',
        'events',
        null,
        null,
        'heatmap',
        'orange',
        'clock',
        900);

insert into quick_actions (
    id,
    name,
    description,
    icon,
    action_type,
    target_url,
    color,
    sort_order,
    required_role)
values
    (
        'system-review-activity',
        'Review activity',
        'All activities, newest first.',
        'activity',
        'NAVIGATION',
        '/activities',
        'blue',
        100,
        '{}'),
    (
        'system-review-critical-events',
        'Review critical events',
        'What failed or needs attention.',
        'alert',
        'NAVIGATION',
        '/activities?severity=CRITICAL&severity=ERROR',
        'red',
        110,
        '{}'),
    (
        'system-arrange-dashboard',
        'Arrange the dashboard',
        'Place, size and hide its widgets.',
        'layout',
        'NAVIGATION',
        '/dashboard/edit',
        'purple',
        120,
        '{OWNER,ADMIN,MEMBER}'),
    (
        'system-manage-members',
        'Manage members',
        'Who belongs to the organization, and what they may do.',
        'users',
        'NAVIGATION',
        '/settings/members',
        'green',
        130,
        '{OWNER,ADMIN}'),
    (
        'system-explore-api',
        'Explore the API',
        'Every operation, with a page to try it.',
        'code',
        'NAVIGATION',
        '/api-docs',
        'gray',
        140,
        '{OWNER,ADMIN}');
