package dev.tenantboard.local;

import dev.tenantboard.local.SampleOrganizations.Membership;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The dashboard of an organization: metrics, widgets of all ten types, quick actions, and each member's layout. */
final class SampleDashboard {

    private record Metric(String name, String category, String query, String unit, String format, Double target) {}

    /** A widget with its place on the grid of 12 columns. */
    private record Widget(String name, String type, String config, String source, int x, int y, int w, int h) {

        String place() {
            return "\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d".formatted(x, y, w, h);
        }
    }

    private record Action(String name, String icon, String type, String column, String value, List<String> roles) {}

    private static final List<Metric> METRICS = List.of(
            new Metric("Invoiced this month", "FINANCIAL", """
                    {"v":1,"dataset":"activities",
                     "where":{"and":[{"field":"entityType","op":"eq","value":"invoice"},
                                     {"field":"action","op":"eq","value":"paid"}]},
                     "measures":[{"id":"sum","agg":"sum","field":"metadata.amount","as":"number"}],
                     "time":{"field":"createdAt","window":{"this":"month"}},
                     "compare":[{"id":"before","to":"previous"}],"value":"sum"}""", "EUR", "currency", 50_000.0),
            new Metric("Orders a day", "OPERATIONAL", """
                    {"v":1,"dataset":"activities",
                     "where":{"field":"entityType","op":"eq","value":"order"},
                     "measures":[{"id":"orders","agg":"count"}],
                     "time":{"field":"createdAt","window":{"last":14,"unit":"day"},"grain":"day","fill":"zero"},
                     "value":"orders"}""", "orders", "number", 120.0));

    private static final String MODULES = """
            {"modules":[{"id":"orders","label":"Orders","icon":"cart","url":"/orders"},
                        {"id":"invoices","label":"Invoices","icon":"receipt","url":"/invoices"}]}""";

    /** The source {@code metric:0} is the organization's first metric. Metrics of the platform have their ids. */
    private static final List<Widget> WIDGETS = List.of(
            new Widget("Invoiced", "KPI_CARD", "{}", "metric:0", 0, 0, 3, 2),
            new Widget("Orders", "CHART", "{}", "metric:1", 3, 0, 6, 4),
            new Widget("Weather", "WEATHER", "{\"location\":\"Prague\"}", null, 9, 0, 3, 2),
            new Widget("Target", "PROGRESS_TRACKER", "{}", "metric:0", 0, 2, 3, 2),
            new Widget("Alerts", "NOTIFICATION_PANEL", "{}", "activities", 9, 2, 3, 2),
            new Widget("Latest orders", "TABLE", "{}", "dataset:activities", 0, 4, 6, 4),
            new Widget("What happened", "ACTIVITY_FEED", "{}", "activities", 6, 4, 3, 4),
            new Widget("Quick actions", "QUICK_ACTIONS", "{}", "quick-actions", 9, 4, 3, 2),
            new Widget("Modules", "MODULE_SHORTCUTS", MODULES, null, 9, 6, 3, 2),
            new Widget("Deliveries", "CALENDAR", "{}", "activities", 0, 8, 12, 3),
            new Widget("Critical events", "KPI_CARD", "{}", "metric:system-critical-events-this-month", 0, 11, 3, 2),
            new Widget("Changes", "CHART", "{}", "metric:system-changes-by-type", 3, 11, 6, 4));

    private static final List<Action> ACTIONS = List.of(
            new Action("All orders", "list", "NAVIGATION", "target_url", "/orders", List.of()),
            new Action("New invoice", "receipt", "MODAL_FORM", "form_config", """
                    {"title":"New invoice","type":"object","required":["customer","amount"],"additionalProperties":false,
                     "properties":{"customer":{"title":"Customer","type":"string","minLength":1,"maxLength":100},
                                   "amount":{"title":"Amount","type":"number","exclusiveMinimum":0},
                                   "due":{"title":"Due","type":"string","format":"date"}}}""", List.of("OWNER", "ADMIN", "MEMBER")),
            new Action(
                    "Close the day",
                    "check",
                    "WORKFLOW_TRIGGER",
                    "api_endpoint",
                    "https://workflows.example.com/close-day",
                    List.of("OWNER", "ADMIN")),
            new Action(
                    "Recount the stock",
                    "refresh",
                    "API_CALL",
                    "api_endpoint",
                    "https://stock.example.com/recount",
                    List.of("OWNER", "ADMIN")));

    private final Rows rows;
    private final Organization organization;
    private final String owner;

    SampleDashboard(Rows rows, Organization organization, String owner) {
        this.rows = rows;
        this.organization = organization;
        this.owner = owner;
    }

    void insert() throws SQLException {
        for (Metric metric : METRICS) {
            insertMetric(rows, metric, organization.id(), owner);
        }
        for (Widget widget : WIDGETS) {
            insertWidget(widget);
        }
        for (int order = 0; order < ACTIONS.size(); order++) {
            insertAction(rows, ACTIONS.get(order), organization.id(), owner, order + 1);
        }
    }

    private static void insertMetric(Rows rows, Metric metric, String organizationId, String createdBy)
            throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id("metric", metric.name(), organizationId));
        row.put("name", metric.name());
        row.put("category", Rows.constant("MetricCategory", metric.category()));
        row.put("query", Rows.json(metric.query()));
        row.put("unit", metric.unit());
        row.put("format", metric.format());
        row.put("target_value", metric.target());
        row.put("organization_id", organizationId);
        row.put("created_by", createdBy);
        rows.insert("dashboard_metrics", row);
    }

    private void insertWidget(Widget widget) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id("widget", widget.name(), organization.id()));
        row.put("name", widget.name());
        row.put("title", widget.name());
        row.put("type", Rows.constant("WidgetType", widget.type()));
        row.put("config", Rows.json(widget.config()));
        row.put("position", Rows.json("{" + widget.place() + "}"));
        row.put("data_source", source(widget));
        row.put("chart_type", widget.type().equals("CHART") ? "line" : null);
        row.put("organization_id", organization.id());
        row.put("created_by", owner);
        rows.insert("dashboard_widgets", row);
    }

    private String source(Widget widget) {
        if (widget.source() == null || !widget.source().matches("metric:\\d+")) {
            return widget.source();
        }
        int index = Integer.parseInt(widget.source().substring("metric:".length()));
        return "metric:" + id("metric", METRICS.get(index).name(), organization.id());
    }

    private static void insertAction(Rows rows, Action action, String organizationId, String createdBy, int order)
            throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id("action", action.name(), organizationId));
        row.put("name", action.name());
        row.put("icon", action.icon());
        row.put("action_type", Rows.constant("ActionType", action.type()));
        row.put(action.column(), action.column().equals("form_config") ? Rows.json(action.value()) : action.value());
        row.put("required_role", action.roles());
        row.put("sort_order", order);
        row.put("organization_id", organizationId);
        row.put("created_by", createdBy);
        rows.insert("quick_actions", row);
    }

    /** Inserts a member's layout for all their organizations. The array columns contain the ids of all its parts. */
    static void insertLayout(Rows rows, List<Membership> memberships) throws SQLException {
        String userId = memberships.get(0).userId();
        List<String> organizations =
                memberships.stream().map(Membership::organizationId).toList();
        StringJoiner layout = new StringJoiner(",", "{", "}");
        organizations.forEach(organizationId -> layout.add("\"" + organizationId + "\":" + part(organizationId)));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", SampleIds.of("dashboard " + userId));
        row.put("user_id", userId);
        row.put("layout", Rows.json(layout.toString()));
        row.put(
                "widgets",
                organizations.stream().flatMap(id -> widgetIds(id).stream()).toList());
        row.put(
                "quick_actions",
                organizations.stream().map(SampleDashboard::favourite).toList());
        row.put("pinned_modules", List.of("orders"));
        row.put("theme", Rows.constant("DashboardTheme", userId.hashCode() % 2 == 0 ? "LIGHT" : "DARK"));
        rows.insert("user_dashboards", row);
    }

    private static String part(String organizationId) {
        StringJoiner items = new StringJoiner(",");
        StringJoiner ids = new StringJoiner("\",\"", "\"", "\"");
        for (Widget widget : WIDGETS) {
            String id = id("widget", widget.name(), organizationId);
            items.add("{\"widgetId\":\"" + id + "\"," + widget.place() + "}");
            ids.add(id);
        }
        return "{\"items\":[" + items + "],\"widgets\":[" + ids + "],\"quickActions\":[\"" + favourite(organizationId)
                + "\"],\"pinnedModules\":[\"orders\"]}";
    }

    private static List<String> widgetIds(String organizationId) {
        return WIDGETS.stream()
                .map(widget -> id("widget", widget.name(), organizationId))
                .toList();
    }

    private static String favourite(String organizationId) {
        return id("action", ACTIONS.get(0).name(), organizationId);
    }

    private static String id(String kind, String name, String organizationId) {
        return SampleIds.of(kind + " " + name + " " + organizationId);
    }
}
