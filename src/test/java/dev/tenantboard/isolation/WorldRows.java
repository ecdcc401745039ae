package dev.tenantboard.isolation;

/** The SQL of a {@link World}; {@code $} stands for its tag. */
final class WorldRows {

    static final String PEOPLE = """
            insert into organizations (id, name, slug, subscription_tier) values
                ('$-a', 'First', '$-a', 'GROWTH'),
                ('$-b', 'Other $-b', '$-b', 'FREE'),
                ('$-c', 'Third $-c', '$-c', 'FREE');
            insert into users (id, email, name, is_active)
            select '$-' || name, '$-' || name || '@example.com',
                case name when 'x-former' then 'Now $-b' else '$-' || name end, name <> 'a-inactive'
            from unnest(array['a-owner', 'a-admin', 'a-member', 'a-viewer', 'a-platform', 'a-inactive', 'b-owner',
                'b-member', 'x-both', 'x-stranger', 'x-former']) as name;
            insert into organization_members (id, user_id, organization_id, role) values
                ('$-1', '$-a-owner', '$-a', 'OWNER'),
                ('$-2', '$-a-admin', '$-a', 'ADMIN'),
                ('$-3', '$-a-member', '$-a', 'MEMBER'),
                ('$-4', '$-a-viewer', '$-a', 'VIEWER'),
                ('$-5', '$-a-platform', '$-a', 'ADMIN'),
                ('$-6', '$-a-inactive', '$-a', 'OWNER'),
                ('$-7', '$-b-owner', '$-b', 'OWNER'),
                ('$-8', '$-b-member', '$-b', 'MEMBER'),
                ('$-9', '$-x-both', '$-a', 'ADMIN'),
                ('$-10', '$-x-both', '$-b', 'ADMIN'),
                ('$-11', '$-x-former', '$-b', 'MEMBER');
            """;

    static final String ROWS = """
            insert into dashboard_widgets
                (id, name, type, config, position, data_source, permissions, created_at, updated_at, organization_id,
                created_by)
            select '$-' || id || '-widgets', 'Widget $-' || id, 'CHART', '{}', '{"x": 0, "y": 0, "w": 2, "h": 2}',
                'metric:$-' || metric || '-metrics', permissions, time, time, '$-' || organization, '$-' || creator
            from (values
                ('a-own', 'a', 'a-owner', 'a-own', '{}'::text[]),
                ('a-members', 'a', 'a-member', 's-system', '{}'),
                ('a-restricted', 'a', 'a-owner', 'a-restricted', '{finance:read}'),
                ('b-own', 'b', 'b-owner', 's-system', '{}'),
                ('b-second', 'b', 'b-owner', 'b-second', '{}')) as row (id, organization, creator, metric, permissions),
                cast('2026-01-02 03:04:05.678901Z' as timestamptz) as time;
            insert into dashboard_member_names (organization_id, user_id, name, known_from)
            select m.organization_id, u.id, u.name, timestamptz '2026-01-01Z'
            from organization_members m
            join users u on u.id = m.user_id
            where u.id like '$-%'
            union all
            values ('$-a', '$-x-former', 'Former', timestamptz '2025-01-01Z');
            insert into activity_feeds
                (id, title, type, entity_type, entity_id, action, created_at, organization_id, user_id)
            select '$-' || id || '-activities', 'Activity $-' || id, type::"ActivityType", 'deal', '$-' || id, 'won',
                timestamptz '2026-01-02 03:04:05.678901Z', '$-' || organization, '$-' || creator
            from (values
                ('a-own', 'a', 'x-former', 'USER_ACTION'),
                ('a-restricted', 'a', 'a-owner', 'SECURITY_EVENT'),
                ('b-own', 'b', 'b-owner', 'USER_ACTION'),
                ('b-second', 'b', 'b-owner', 'USER_ACTION')) as row (id, organization, creator, type);
            insert into quick_actions
                (id, name, icon, action_type, target_url, api_endpoint, required_role, created_at, updated_at,
                organization_id, created_by)
            select '$-' || id || '-quick-actions', 'Action $-' || id, 'chart', type::"ActionType", '/there',
                'https://example.com/', roles, time, time, '$-' || organization, '$-' || creator
            from (values
                ('a-own', 'a', 'a-owner', 'NAVIGATION', '{}'::text[]),
                ('a-restricted', 'a', 'a-owner', 'API_CALL', '{OWNER}'),
                ('b-own', 'b', 'b-owner', 'NAVIGATION', '{}'),
                ('b-second', 'b', 'b-owner', 'NAVIGATION', '{}'),
                ('s-system', null, null, 'NAVIGATION', '{}')) as row (id, organization, creator, type, roles),
                cast('2026-01-02 03:04:05.678901Z' as timestamptz) as time;
            insert into dashboard_metrics
                (id, name, category, query, permissions, refresh_rate, created_at, updated_at, organization_id,
                created_by)
            select '$-' || id || '-metrics', 'Metric $-' || id, 'SALES',
                '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "value": "n",
                    "rows": {"fields": [{"field": "title"}, {"field": "userId"}]}}', permissions, 2000000000, time, time, '$-' || organization, '$-' || creator
            from (values
                ('a-own', 'a', 'a-owner', '{}'::text[]),
                ('a-restricted', 'a', 'a-owner', '{finance:read}'),
                ('b-own', 'b', 'b-owner', '{}'),
                ('b-second', 'b', 'b-owner', '{}'),
                ('s-system', null, null, '{}')) as row (id, organization, creator, permissions),
                cast('2026-01-02 03:04:05.678901Z' as timestamptz) as time;
            insert into user_dashboards (id, user_id, layout, created_at, updated_at)
            select '$-' || creator, '$-' || creator, '{}', time, time
            from unnest(array['a-member', 'b-owner', 'b-member']) as creator,
                cast('2026-01-02 03:04:05.678901Z' as timestamptz) as time;
            insert into dashboard_metric_values
                (organization_id, metric_id, value, status, level, figures, summary, calculated_at, due_at,
                definition_updated_at)
            select '$-' || organization, '$-' || id || '-metrics', value, 'NORMAL', 'NORMAL',
                jsonb_build_object('value', value, 'values', jsonb_build_object('$-' || organization, value),
                    'comparisons', jsonb_build_array(), 'series', jsonb_build_array(), 'rows', jsonb_build_array()),
                '{"comparisons": [], "series": []}', timestamptz '2026-01-02 03:04:05Z', timestamptz '9999-01-01Z',
                timestamptz '2026-01-02 03:04:05.678901Z'
            from (values
                ('a', 'a-own', 1),
                ('a', 'a-restricted', 1),
                ('a', 's-system', 1),
                ('b', 'b-own', 2),
                ('b', 'b-second', 2),
                ('b', 's-system', 2)) as row (organization, id, value);
            insert into dashboard_metric_history (organization_id, metric_id, calculated_at, value, status)
            select organization_id, metric_id, calculated_at, value, status
            from dashboard_metric_values
            where organization_id like '$-%';
            insert into dashboard_metric_values
                (organization_id, metric_id, value, status, calculated_at, due_at, definition_updated_at)
            select organization, id, 1, 'NORMAL', timestamptz '2026-01-02 03:04:05Z', timestamptz '9999-01-01Z', updated_at
            from dashboard_metrics, unnest(array['$-a', '$-b']) as organization
            where organization_id is null
            on conflict do nothing;
            insert into dashboard_tenants
                (organization_id, metrics_due_at, retention_due_at, activities_due_at)
            values
                ('$-a', '9999-01-01Z', '9999-01-01Z', '9999-01-01Z'),
                ('$-b', '9999-01-01Z', '9999-01-01Z', '9999-01-01Z');
            insert into dashboard_events
                (organization_id, transaction_id, sequence, kind, subject, created_at)
            values
                ('$-a', '3', 1, 'ACTIVITY_CREATED', '$-a-own-activities', '2026-01-02Z'),
                ('$-b', '3', 1, 'ACTIVITY_CREATED', '$-b-own-activities', '2026-01-02Z');
            insert into dashboard_bundle_keys (organization_id, kind, bundle_key, widget_id) values
                ('$-a', 'WIDGET', '$-a-key', '$-a-members-widgets'),
                ('$-b', 'WIDGET', '$-b-key', '$-b-own-widgets');
            insert into dashboard_templates (name, bundle, created_at, updated_at) values
                ('$-s-system-templates', '{"v": 1, "metrics": [], "quickActions": [], "widgets": [{"key": "applied",
                    "definition": {"name": "Applied", "type": "KPI_CARD", "config": {},
                    "position": {"x": 0, "y": 0, "w": 2, "h": 2}}}]}', '2026-01-02 03:04:05Z', '2026-01-02 03:04:05Z');
            insert into quick_action_usage (organization_id, quick_action_id, usage_count) values
                ('$-a', '$-s-system-quick-actions', 1),
                ('$-b', '$-s-system-quick-actions', 2);
            insert into quick_action_runs
                (id, organization_id, quick_action_id, action_type, user_id, state, started_at)
            values
                ('$-a-own-runs', '$-a', '$-a-own-quick-actions', 'API_CALL', '$-a-owner', 'RUNNING', '2026-01-02Z'),
                ('$-b-own-runs', '$-b', '$-b-own-quick-actions', 'API_CALL', '$-b-owner', 'RUNNING', '2026-01-02Z');
            insert into quick_action_runs
                (id, organization_id, quick_action_id, action_type, user_id, state, started_at, finished_at, input)
            select '$-' || id || '-runs', '$-' || organization, '$-' || action || '-quick-actions', 'MODAL_FORM',
                '$-' || runner, 'SUCCEEDED', '2026-01-03Z', '2026-01-03Z',
                jsonb_build_object('of', '$-' || organization)
            from (values
                ('a-members', 'a', 'a-own', 'a-member'),
                ('a-system', 'a', 's-system', 'a-viewer'),
                ('b-system', 'b', 's-system', 'b-owner')) as row (id, organization, action, runner);
            insert into activity_marks (organization_id, user_id, activity_id, is_read, updated_at) values
                ('$-a', '$-a-member', '$-a-own-activities', true, '2026-01-02 03:04:05Z'),
                ('$-b', '$-b-owner', '$-b-own-activities', true, '2026-01-02 03:04:05Z');
            insert into activity_read_positions (organization_id, user_id, read_before_at, read_before_id) values
                ('$-a', '$-a-member', '2026-01-01Z', '$-a-own-activities'),
                ('$-b', '$-b-owner', '2026-01-01Z', '$-b-own-activities');
            insert into activity_dedupe_keys
                (organization_id, user_id, dedupe_key, activity_id, content, created_at) values
                ('$-a', '$-a-member', '$-key', '$-a-own-activities', '0', '2026-01-02 03:04:05Z'),
                ('$-b', '$-b-owner', '$-key', '$-b-own-activities', '0', '2026-01-02 03:04:05Z');
            insert into idempotency_keys
                (organization_id, user_id, operation, idempotency_key, fingerprint, status, body, created_at) values
                ('$-a', '$-a-member', 'createWidget', '$-key', '0', 201, '{"id": "$-a-members-widgets"}', '9999-01-01Z'),
                ('$-b', '$-b-owner', 'createWidget', '$-key', '0', 201, '{"id": "$-b-own-widgets"}', '9999-01-01Z');
            """;

    /** Dependent rows are deleted with these rows. */
    static final String REMOVAL = """
            delete from dashboard_widgets where organization_id like '$-%';
            delete from activity_feeds where organization_id like '$-%';
            delete from activity_read_positions where organization_id like '$-%';
            delete from dashboard_events where organization_id like '$-%';
            delete from dashboard_member_names where organization_id like '$-%';
            delete from dashboard_tenants where organization_id like '$-%';
            delete from dashboard_metric_values where organization_id like '$-%';
            delete from quick_action_runs where organization_id like '$-%';
            delete from idempotency_keys where user_id like '$-%';
            delete from quick_actions where id like '$-%' or organization_id like '$-%' or created_by like '$-%';
            delete from dashboard_metrics where id like '$-%' or organization_id like '$-%' or created_by like '$-%';
            delete from dashboard_templates where name like '$-%';
            delete from user_dashboards where user_id like '$-%';
            """;

    static final String REMOVAL_OF_PEOPLE = """
            delete from organizations where id like '$-%';
            delete from users where id like '$-%';
            """;

    private WorldRows() {}
}
