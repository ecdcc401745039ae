package dev.tenantboard.metric.catalog;

import static dev.tenantboard.metric.catalog.ValueType.BOOLEAN;
import static dev.tenantboard.metric.catalog.ValueType.DOCUMENT;
import static dev.tenantboard.metric.catalog.ValueType.NUMBER;
import static dev.tenantboard.metric.catalog.ValueType.TEXT;
import static dev.tenantboard.metric.catalog.ValueType.TIME;

import dev.tenantboard.metric.catalog.Dataset.Field;
import java.util.List;
import java.util.Set;

/** The datasets of every organization. They are the product's own tables. */
public final class BuiltInDatasets {

    /** The permission of metrics over security events. Callers with every permission have it. */
    static final String SECURITY_PERMISSION = "activities:security";

    private static final List<Field> ACTIVITY_FIELDS = List.of(
            new Field("id", "The id of the activity.", TEXT, "id", "text"),
            new Field("title", "What happened, in one line.", TEXT, "title", "varchar"),
            new Field("description", "What happened, in detail.", TEXT, "description", "text"),
            new Field("type", "The type of the activity, such as USER_ACTION.", TEXT, "type", "ActivityType"),
            new Field("entityType", "The kind of entity that the activity is about.", TEXT, "entity_type", "varchar"),
            new Field("entityId", "The id of that entity.", TEXT, "entity_id", "text"),
            new Field("action", "What was done to the entity, such as created.", TEXT, "action", "varchar"),
            new Field("metadata", "Further data of the activity, as a JSON object.", DOCUMENT, "metadata", "jsonb"),
            new Field("severity", "INFO, SUCCESS, WARNING, ERROR or CRITICAL.", TEXT, "severity", "ActivitySeverity"),
            new Field("isRead", "Whether the organization has marked it as read.", BOOLEAN, "is_read", "bool"),
            new Field("isPinned", "Whether the organization has pinned it.", BOOLEAN, "is_pinned", "bool"),
            new Field("isArchived", "Whether the organization has archived it.", BOOLEAN, "is_archived", "bool"),
            new Field("createdAt", "The time of the activity.", TIME, "created_at", "timestamptz"),
            new Field("userId", "The id of the user who caused it; null if no user did.", TEXT, "user_id", "text"));

    private static final List<Field> HISTORY_FIELDS = List.of(
            new Field("metricId", "The metric's id.", TEXT, "metric_id", "text"),
            new Field("value", "The calculated value.", NUMBER, "value", "float8"),
            new Field("status", "The status of the value, such as WARNING.", TEXT, "status", "text"),
            new Field("calculatedAt", "The time of the calculation.", TIME, "calculated_at", "timestamptz"));

    /** Excludes values that were calculated when fewer callers could read the metric. */
    private static final String HISTORY_FOR_READERS = "d.permissions <@ coalesce((select v.permissions"
            + " from dashboard_metric_values v"
            + " where v.organization_id = d.organization_id and v.metric_id = d.metric_id), d.permissions)";

    /** The names have no schema, as in every statement of the product. The connection's search path contains it. */
    private static final List<Dataset> ALL = List.of(
            new Dataset(
                    "activities",
                    "What happened in the organization. Security events are a separate dataset.",
                    "activity_feeds",
                    "d.type <> 'SECURITY_EVENT'",
                    ACTIVITY_FIELDS,
                    Set.of()),
            new Dataset(
                    "securityEvents",
                    "The activities of type SECURITY_EVENT.",
                    "activity_feeds",
                    "d.type = 'SECURITY_EVENT'",
                    ACTIVITY_FIELDS,
                    Set.of(SECURITY_PERMISSION)),
            new Dataset(
                    "metricHistory",
                    "Past values of metrics, with the permissions of their metrics.",
                    "dashboard_metric_history",
                    HISTORY_FOR_READERS,
                    HISTORY_FIELDS,
                    Set.of()));

    private BuiltInDatasets() {}

    public static List<Dataset> all() {
        return ALL;
    }
}
