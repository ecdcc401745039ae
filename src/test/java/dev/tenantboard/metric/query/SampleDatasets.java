package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Field;
import dev.tenantboard.metric.catalog.ValueType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A catalog for tests of the language, which need no database. */
public final class SampleDatasets {

    private static final Dataset ACTIVITIES = new Dataset(
            "activities",
            "What happened",
            "activity_feeds",
            null,
            List.of(
                    field("type", ValueType.TEXT, "\"ActivityType\""),
                    field("severity", ValueType.TEXT, "\"ActivitySeverity\""),
                    field("entityType", ValueType.TEXT, "varchar"),
                    field("action", ValueType.TEXT, "varchar"),
                    field("isRead", ValueType.BOOLEAN, "boolean"),
                    field("createdAt", ValueType.TIME, "timestamptz"),
                    field("metadata", ValueType.DOCUMENT, "jsonb")),
            Set.of());

    private static final Dataset HISTORY = new Dataset(
            "metricHistory",
            "Past values",
            "dashboard_metric_history",
            null,
            List.of(
                    field("metricId", ValueType.TEXT, "text"),
                    field("value", ValueType.NUMBER, "float8"),
                    field("calculatedAt", ValueType.TIME, "timestamptz")),
            Set.of());

    private static final Dataset DEALS = new Dataset(
            "deals",
            "Deals of the platform",
            "dashboard_sources.deals",
            null,
            List.of(
                    field("stage", ValueType.TEXT, "text"),
                    field("amount", ValueType.NUMBER, "numeric"),
                    field("closedAt", ValueType.TIME, "timestamptz")),
            Set.of("deals:read"));

    private SampleDatasets() {}

    private static Field field(String name, ValueType type, String columnType) {
        return new Field(name, null, type, name.toLowerCase(java.util.Locale.ROOT), columnType);
    }

    public static List<Dataset> all() {
        return List.of(ACTIVITIES, HISTORY, DEALS);
    }

    /** A reader over them, for queries in UTC. */
    public static QueryReader reader() {
        return QueryReader.over(all(), ZoneOffset.UTC);
    }
}
