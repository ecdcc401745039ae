package dev.tenantboard.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the bundle {@code sample/dashboard.json}, for one organization. Ids depend on names, so that they stay. */
final class SampleDashboard {

    static final JsonNode BUNDLE = read();

    /** The definitions of the bundle, by the names of its lists. */
    static final JsonNode SAMPLE = definitions();

    /** The host of addresses that the quick actions of the bundle call. */
    private static final String RECEIVER = "http://receiver.example";

    /** The metric that has the organization's target. */
    private static final String WITH_TARGET = "Invoiced in 30 days";

    private final Rows rows;
    private final Organization organization;
    private final String owner;

    SampleDashboard(Rows rows, Organization organization, String owner) {
        this.rows = rows;
        this.organization = organization;
        this.owner = owner;
    }

    /** Due dates are of the next months, so a window of dates is written into the query. */
    private static JsonNode read() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String text = SampleScript.of("dashboard.json")
                .text()
                .replace("{firstDay}", today.minusMonths(2).toString())
                .replace("{lastDay}", today.plusYears(1).toString());
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode definitions() {
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        for (String list : List.of("metrics", "quickActions", "widgets")) {
            BUNDLE.get(list).forEach(item -> definitions.withArrayProperty(list).add(item.get("definition")));
        }
        return definitions;
    }

    void insert() throws SQLException {
        for (JsonNode metric : SAMPLE.get("metrics")) {
            insertMetric(metric);
        }
        for (JsonNode widget : SAMPLE.get("widgets")) {
            insertWidget(widget);
        }
        for (JsonNode action : SAMPLE.get("quickActions")) {
            insertAction(action);
        }
    }

    private void insertMetric(JsonNode metric) throws SQLException {
        Map<String, Object> row = row("metric", metric);
        row.put(
                "category",
                Rows.constant("MetricCategory", metric.get("category").asText()));
        row.put("query", Rows.json(metric.get("query").toString()));
        row.put("unit", text(metric, "unit"));
        row.put("format", metric.path("format").asText("number"));
        row.put(
                "target_value",
                name(metric).equals(WITH_TARGET) ? organization.business().target() : null);
        row.put("warning_threshold", number(metric, "warningThreshold"));
        row.put("critical_threshold", number(metric, "criticalThreshold"));
        row.put("chart_type", text(metric, "chartType"));
        row.put("icon", text(metric, "icon"));
        row.put("color", metric.path("color").asText("blue"));
        row.put("permissions", texts(metric.path("permissions")));
        rows.insert("dashboard_metrics", row);
    }

    private void insertWidget(JsonNode widget) throws SQLException {
        Map<String, Object> row = row("widget", widget);
        row.put("title", text(widget, "title"));
        row.put("type", Rows.constant("WidgetType", widget.get("type").asText()));
        row.put("config", Rows.json(widget.get("config").toString()));
        row.put("position", Rows.json("{" + place(widget) + "}"));
        row.put("data_source", widget.has("dataSource") ? source(text(widget, "dataSource")) : null);
        row.put("chart_type", text(widget, "chartType"));
        row.put("permissions", texts(widget.path("permissions")));
        rows.insert("dashboard_widgets", row);
    }

    /** The key of a metric becomes the source {@code metric:<id>}. */
    private String source(String given) {
        for (JsonNode metric : BUNDLE.get("metrics")) {
            if (given.equals("metric:" + metric.get("key").asText())) {
                return "metric:" + id("metric", name(metric.get("definition")), organization.id());
            }
        }
        return given.replace("metric:platform:", "metric:");
    }

    private void insertAction(JsonNode action) throws SQLException {
        Map<String, Object> row = row("action", action);
        row.put("icon", action.get("icon").asText());
        row.put(
                "action_type",
                Rows.constant("ActionType", action.get("actionType").asText()));
        row.put("target_url", text(action, "targetUrl"));
        row.put(
                "form_config",
                action.has("formConfig") ? Rows.json(action.get("formConfig").toString()) : null);
        row.put("required_role", texts(action.get("requiredRole")));
        row.put("sort_order", action.get("sortOrder").asInt());
        rows.insert("quick_actions", row);
    }

    private Map<String, Object> row(String kind, JsonNode definition) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id(kind, name(definition), organization.id()));
        row.put("name", name(definition));
        row.put("organization_id", organization.id());
        row.put("created_by", owner);
        return row;
    }

    /** Sets the address of the actions that call. Its port changes with each run. */
    static void call(Connection application, Organization organization, URI receiver) throws SQLException {
        try (PreparedStatement update =
                application.prepareStatement("update quick_actions set api_endpoint = ? where id = ?")) {
            for (JsonNode action : SAMPLE.get("quickActions")) {
                if (action.has("apiEndpoint")) {
                    update.setString(1, action.get("apiEndpoint").asText().replace(RECEIVER, receiver.toString()));
                    update.setString(2, id("action", name(action), organization.id()));
                    update.executeUpdate();
                }
            }
        }
    }

    /** Returns a place on the grid of 12 columns. */
    static String place(JsonNode widget) {
        JsonNode position = widget.get("position");
        return "\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d"
                .formatted(
                        position.get("x").asInt(),
                        position.get("y").asInt(),
                        position.get("w").asInt(),
                        position.get("h").asInt());
    }

    static String name(JsonNode definition) {
        return definition.get("name").asText();
    }

    private static String text(JsonNode definition, String field) {
        return definition.has(field) ? definition.get(field).asText() : null;
    }

    private static Double number(JsonNode definition, String field) {
        return definition.has(field) ? definition.get(field).asDouble() : null;
    }

    static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    static String id(String kind, String name, String organizationId) {
        return SampleIds.of(kind + " " + name + " " + organizationId);
    }
}
