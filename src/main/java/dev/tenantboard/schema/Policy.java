package dev.tenantboard.schema;

import java.util.List;
import java.util.Locale;

/**
 * A policy as the catalog has it, its expressions as PostgreSQL prints them ({@code pg_get_expr}), in one line. {@link #KNOWN} are those
 * that the migrations create: a migration that changes a policy changes its line here; a test holds the two together.
 */
record Policy(String table, String name, String kind, String command, String roles, String using, String check) {

    private static final String PERMISSIVE = "PERMISSIVE";
    private static final String EVERYBODY = "public";

    private static final String ORGANIZATION = setting("app.current_org_id");
    private static final String USER = setting("app.current_user_id");
    private static final String ADMINISTRATOR = "(current_setting('app.platform_admin'::text, true) = 'true'::text)";
    private static final String PRODUCT = "(current_setting('app.product'::text, true) = 'true'::text)";

    private static final String OWN = "(organization_id = " + ORGANIZATION + ")";
    private static final String USERS_OWN = "(user_id = " + USER + ")";
    private static final String OWN_AND_USERS_OWN = "(" + OWN + " AND " + USERS_OWN + ")";
    private static final String OWN_AND_NO_OTHER_USERS =
            "(" + OWN + " AND ((user_id IS NULL) OR " + USERS_OWN + " OR " + PRODUCT + "))";
    private static final String OWN_OR_SYSTEM =
            "(" + OWN + " OR ((organization_id IS NULL) AND (" + ORGANIZATION + " IS NOT NULL)))";
    private static final String SYSTEM_BY_ADMINISTRATOR = "((organization_id IS NULL) AND " + ADMINISTRATOR + ")";
    private static final String OWN_OR_SYSTEM_BY_ADMINISTRATOR = "(" + OWN + " OR " + SYSTEM_BY_ADMINISTRATOR + ")";
    private static final String USERS_OWN_OR_EXPIRED =
            "(" + USERS_OWN + " OR (created_at <= (now() - '24:00:00'::interval)))";
    private static final String NOT_SYSTEM_UNLESS_ADMINISTRATOR =
            "((organization_id IS NOT NULL) OR " + ADMINISTRATOR + ")";

    private static final String ORGANIZATIONS_VISIBLE = "((id = " + ORGANIZATION + ") OR (EXISTS ( SELECT"
            + " FROM organization_members m WHERE ((m.organization_id = organizations.id) AND (m.user_id = " + USER
            + ")))))";
    private static final String USERS_VISIBLE = "((id = " + USER + ") OR (EXISTS ( SELECT"
            + " FROM organization_members m WHERE ((m.user_id = users.id) AND (m.organization_id = " + ORGANIZATION
            + ")))))";

    static final List<Policy> KNOWN = List.of(
            all("dashboard_widgets", "tenant_isolation_dashboard_widgets", OWN),
            insert("dashboard_widgets", "tenant_isolation_dashboard_widgets_insert", OWN),
            all("user_dashboards", "user_dashboard_isolation", USERS_OWN),
            insert("user_dashboards", "user_dashboard_isolation_insert", USERS_OWN),
            all("activity_feeds", "tenant_isolation_activity_feeds", OWN),
            insert("activity_feeds", "tenant_isolation_activity_feeds_insert", OWN),
            all("quick_actions", "quick_actions_isolation", OWN_OR_SYSTEM),
            insert("quick_actions", "quick_actions_isolation_insert", OWN_OR_SYSTEM),
            all("quick_actions", "quick_actions_administration", SYSTEM_BY_ADMINISTRATOR),
            guard("quick_actions", "INSERT"),
            guard("quick_actions", "UPDATE"),
            guard("quick_actions", "DELETE"),
            all("dashboard_metrics", "dashboard_metrics_isolation", OWN_OR_SYSTEM),
            insert("dashboard_metrics", "dashboard_metrics_isolation_insert", OWN_OR_SYSTEM),
            all("dashboard_metrics", "dashboard_metrics_administration", SYSTEM_BY_ADMINISTRATOR),
            guard("dashboard_metrics", "INSERT"),
            guard("dashboard_metrics", "UPDATE"),
            guard("dashboard_metrics", "DELETE"),
            all("dashboard_metric_values", "dashboard_metric_values_isolation", OWN),
            all("dashboard_metric_history", "dashboard_metric_history_isolation", OWN),
            all("dashboard_events", "dashboard_events_isolation", OWN_AND_NO_OTHER_USERS),
            visible("dashboard_tenants", "true"),
            all("dashboard_tenants", "dashboard_tenants_isolation", OWN),
            all("quick_action_usage", "quick_action_usage_isolation", OWN),
            all("quick_action_runs", "quick_action_runs_isolation", OWN),
            all("activity_marks", "activity_marks_isolation", OWN_AND_USERS_OWN),
            new Policy(
                    "activity_marks",
                    "activity_marks_pinned",
                    PERMISSIVE,
                    "SELECT",
                    EVERYBODY,
                    "(" + OWN + " AND is_pinned AND " + PRODUCT + ")",
                    null),
            all("activity_read_positions", "activity_read_positions_isolation", OWN_AND_USERS_OWN),
            all("activity_dedupe_keys", "activity_dedupe_keys_isolation", OWN_AND_USERS_OWN),
            new Policy(
                    "idempotency_keys",
                    "idempotency_keys_isolation",
                    PERMISSIVE,
                    "ALL",
                    EVERYBODY,
                    "(" + USERS_OWN_OR_EXPIRED + " AND " + OWN_OR_SYSTEM_BY_ADMINISTRATOR + ")",
                    "(" + USERS_OWN + " AND " + OWN_OR_SYSTEM_BY_ADMINISTRATOR + ")"),
            visible("organizations", ORGANIZATIONS_VISIBLE),
            visible("users", USERS_VISIBLE),
            visible("organization_members", "(" + USERS_OWN + " OR " + OWN + ")"));

    /** Whether the product knows a policy of this name, whatever it says. */
    boolean isKnown() {
        return KNOWN.stream().map(Policy::qualifiedName).anyMatch(qualifiedName()::equals);
    }

    boolean isPermissive() {
        return kind.equals(PERMISSIVE);
    }

    /** What the policy is for, whatever it says. */
    Policy withoutExpressions() {
        return new Policy(table, name, kind, command, roles, null, null);
    }

    String qualifiedName() {
        return table + "." + name;
    }

    private static String setting(String name) {
        return "NULLIF(current_setting('" + name + "'::text, true), ''::text)";
    }

    private static Policy all(String table, String name, String using) {
        return new Policy(table, name, PERMISSIVE, "ALL", EVERYBODY, using, null);
    }

    private static Policy insert(String table, String name, String check) {
        return new Policy(table, name, PERMISSIVE, "INSERT", EVERYBODY, null, check);
    }

    private static Policy visible(String table, String using) {
        return new Policy(table, table + "_visible", PERMISSIVE, "SELECT", EVERYBODY, using, null);
    }

    private static Policy guard(String table, String command) {
        return new Policy(
                table,
                table + "_system_rows_" + command.toLowerCase(Locale.ROOT),
                "RESTRICTIVE",
                command,
                EVERYBODY,
                command.equals("INSERT") ? null : NOT_SYSTEM_UNLESS_ADMINISTRATOR,
                command.equals("DELETE") ? null : NOT_SYSTEM_UNLESS_ADMINISTRATOR);
    }
}
