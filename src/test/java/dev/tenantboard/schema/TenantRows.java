package dev.tenantboard.schema;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each tenant table keeps apart by, and one row of it for each of two tenants and for the system. */
final class TenantRows {

    /** Whose row it is; both values are null for the system. */
    record Row(String name, String organization, String user) {

        /** A text that only this row's columns contain. */
        String tag() {
            return organization == null ? "_system" : organization;
        }
    }

    static final Row ACME = new Row("acme's", "acme", "alice");
    static final Row GLOBEX = new Row("globex's", "globex", "bob");
    static final Row SYSTEM = new Row("system", null, null);

    /**
     * @param tenants the columns that say whose a row is
     * @param key the primary key
     * @param columns the columns without a default and their values, where {@code $} stands for the row's tag
     */
    record Table(String name, List<String> tenants, List<String> key, Map<String, String> columns) {

        /** A column to change that says nothing of the tenant; one of text takes the time, too. */
        String time() {
            return switch (name) {
                case "dashboard_metric_values", "dashboard_metric_history" -> "calculated_at";
                case "dashboard_tenants" -> "metrics_due_at";
                case "quick_action_usage" -> "last_used";
                case "activity_read_positions" -> "read_before_at";
                case "quick_action_runs" -> "started_at";
                case "dashboard_bundle_keys" -> "bundle_key";
                case "dashboard_member_names" -> "known_from";
                case "activity_feeds", "idempotency_keys", "dashboard_events", "activity_dedupe_keys" -> "created_at";
                default -> "updated_at";
            };
        }

        boolean holdsSystemRows() {
            return name.equals("quick_actions") || name.equals("dashboard_metrics");
        }

        /** Whose rows nobody may change, whoever's they are. */
        boolean isWrittenOnce() {
            return name.equals("dashboard_events") || name.equals("dashboard_member_names");
        }

        /** Whose rows tell nothing but that an organization is there, and are to be read without one. */
        boolean isListing() {
            return name.equals("dashboard_tenants");
        }

        /** Whether only the platform has such rows. */
        boolean isOfPlatform() {
            return tenants.isEmpty();
        }

        List<Row> rows() {
            return isOfPlatform()
                    ? List.of(SYSTEM)
                    : holdsSystemRows() ? List.of(ACME, GLOBEX, SYSTEM) : List.of(ACME, GLOBEX);
        }

        boolean isVisible(Row row, IsolationContext context) {
            if (row == SYSTEM) {
                return context.hasOrganization() || context.isAdministrator();
            }
            return isListing() || isOf(row, context) || isPinned(row, context);
        }

        /** That a member pinned an activity is for the product to know, which must not remove it. */
        private boolean isPinned(Row row, IsolationContext context) {
            return name.equals("activity_marks")
                    && context.isProduct()
                    && context.isIn("organization_id", row.organization());
        }

        private boolean isOf(Row row, IsolationContext context) {
            return tenants.stream().allMatch(column -> context.isIn(column, tenant(row, column)));
        }

        boolean isWritable(Row row, IsolationContext context) {
            return row == SYSTEM ? context.isAdministrator() : isOf(row, context);
        }

        private static String tenant(Row row, String column) {
            return column.equals("user_id") ? row.user() : row.organization();
        }

        private Map<String, String> values(Row row) {
            Map<String, String> values = new LinkedHashMap<>();
            tenants.forEach(column -> values.put(column, literal(tenant(row, column))));
            columns.forEach((column, value) -> values.put(column, literal(value.replace("$", row.tag()))));
            return values;
        }

        private static String literal(String value) {
            return value == null ? "null" : "'" + value + "'";
        }

        String matches(Row row) {
            return key.stream()
                    .map(column -> column + " = " + values(row).get(column))
                    .collect(joining(" and "));
        }

        String insert(Row row) {
            Map<String, String> values = values(row);
            return "insert into " + name + " (" + String.join(", ", values.keySet()) + ") values ("
                    + String.join(", ", values.values()) + ")";
        }

        String upsert(Row row) {
            return insert(row) + " on conflict (" + String.join(", ", key) + ") do update set " + sameKey("excluded.");
        }

        String update(Row row) {
            return "update " + name + " set " + sameKey("") + " where " + matches(row);
        }

        private String sameKey(String source) {
            return key.get(0) + " = " + source + key.get(0);
        }

        String move(Row row, Row target) {
            String moved = tenants.stream()
                    .map(column -> column + " = " + literal(tenant(target, column)))
                    .collect(joining(", "));
            return "update " + name + " set " + moved + " where " + matches(row);
        }

        String delete(Row row) {
            return "delete from " + name + " where " + matches(row);
        }
    }

    private static final List<String> ORGANIZATION = List.of("organization_id");
    private static final List<String> USER = List.of("user_id");
    private static final List<String> ORGANIZATION_AND_USER = List.of("organization_id", "user_id");
    private static final List<String> ID = List.of("id");

    /** Parents before what refers to them. */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "dashboard_widgets",
                    ORGANIZATION,
                    ID,
                    Map.of(
                            "id", "widget_$",
                            "name", "Revenue",
                            "type", "KPI_CARD",
                            "config", "{}",
                            "position", "{}",
                            "created_by", "carol")),
            new Table("user_dashboards", USER, ID, Map.of("id", "dashboard_$", "layout", "{}")),
            new Table(
                    "activity_feeds",
                    ORGANIZATION,
                    ID,
                    Map.of(
                            "id", "activity_$",
                            "title", "Signed",
                            "type", "USER_ACTION",
                            "entity_type", "invoice",
                            "entity_id", "1",
                            "action", "sign")),
            new Table(
                    "quick_actions",
                    ORGANIZATION,
                    ID,
                    Map.of("id", "action_$", "name", "New", "icon", "plus", "action_type", "NAVIGATION")),
            new Table(
                    "dashboard_metrics",
                    ORGANIZATION,
                    ID,
                    Map.of("id", "metric_$", "name", "Sales", "category", "SALES", "query", "{}")),
            new Table(
                    "dashboard_metric_values",
                    ORGANIZATION,
                    List.of("organization_id", "metric_id"),
                    Map.of("metric_id", "metric_$")),
            new Table(
                    "dashboard_metric_history",
                    ORGANIZATION,
                    List.of("organization_id", "metric_id", "calculated_at"),
                    Map.of("metric_id", "metric_$", "calculated_at", "2026-01-01T00:00:00Z", "status", "NORMAL")),
            new Table("dashboard_tenants", ORGANIZATION, ORGANIZATION, Map.of()),
            new Table(
                    "dashboard_bundle_keys",
                    ORGANIZATION,
                    List.of("organization_id", "kind", "bundle_key"),
                    Map.of("kind", "WIDGET", "bundle_key", "key_$", "widget_id", "widget_$")),
            new Table("dashboard_templates", List.of(), List.of("name"), Map.of("name", "template_$", "bundle", "{}")),
            new Table(
                    "dashboard_template_defaults",
                    List.of(),
                    List.of("tier"),
                    Map.of("tier", "tier_$", "template", "template_$")),
            new Table(
                    "dashboard_events",
                    ORGANIZATION,
                    List.of("organization_id", "transaction_id", "sequence"),
                    Map.of(
                            "transaction_id",
                            "3",
                            "sequence",
                            "1",
                            "kind",
                            "ACTIVITY_CREATED",
                            "subject",
                            "activity_$")),
            new Table(
                    "dashboard_member_names",
                    ORGANIZATION,
                    List.of("organization_id", "user_id", "known_from"),
                    Map.of("user_id", "carol", "name", "name_$", "known_from", "2026-01-01T00:00:00Z")),
            new Table(
                    "quick_action_usage",
                    ORGANIZATION,
                    List.of("organization_id", "quick_action_id"),
                    Map.of("quick_action_id", "action_$")),
            new Table(
                    "quick_action_runs",
                    ORGANIZATION,
                    List.of("organization_id", "id"),
                    Map.of(
                            "id",
                            "run_$",
                            "quick_action_id",
                            "action_$",
                            "action_type",
                            "API_CALL",
                            "state",
                            "RUNNING")),
            new Table(
                    "activity_marks",
                    ORGANIZATION_AND_USER,
                    List.of("organization_id", "user_id", "activity_id"),
                    Map.of("activity_id", "activity_$", "is_pinned", "true")),
            new Table(
                    "activity_read_positions",
                    ORGANIZATION_AND_USER,
                    ORGANIZATION_AND_USER,
                    Map.of("read_before_at", "2026-01-01T00:00:00Z", "read_before_id", "activity_$")),
            new Table(
                    "activity_dedupe_keys",
                    ORGANIZATION_AND_USER,
                    List.of("organization_id", "user_id", "dedupe_key"),
                    Map.of("dedupe_key", "key_$", "activity_id", "activity_$", "content", "0")),
            new Table(
                    "idempotency_keys",
                    ORGANIZATION_AND_USER,
                    List.of("organization_id", "user_id", "operation", "idempotency_key"),
                    Map.of("operation", "createWidget", "idempotency_key", "key_$", "fingerprint", "0")));

    private TenantRows() {}

    /** The table's classification, or null if nobody has made one. */
    static Table table(String name) {
        return TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What fills a migrated database with every row, and with no others: the default ones are taken out. */
    static String[] statements() {
        List<String> statements = new ArrayList<>(List.of(
                "delete from dashboard_metrics",
                "delete from quick_actions",
                "insert into organizations (id, name, slug) values ('acme', 'Acme', 'acme'), ('globex', 'Globex', 'globex')",
                "insert into users (id, email) values ('alice', 'alice@a.example'), ('bob', 'bob@b.example'), ('carol', 'c@a.example')",
                """
                insert into organization_members (id, user_id, organization_id)
                values ('1', 'alice', 'acme'), ('2', 'bob', 'globex'), ('3', 'carol', 'acme')
                """));
        TABLES.forEach(table -> table.rows().forEach(row -> statements.add(table.insert(row))));
        return statements.toArray(String[]::new);
    }
}
