package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A catalog for tests of the language, which need no database. */
public final class SampleDatasets {

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
        return new Field(name, null, type, name.toLowerCase(Locale.ROOT), columnType);
    }

    public static List<Dataset> all() {
        return Stream.concat(BuiltInDatasets.all().stream(), Stream.of(DEALS)).toList();
    }

    /** A reader of rows of one of them. */
    static RowsQueryReader rows(String name) {
        Dataset dataset = all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new RowsQueryReader(dataset, ZoneOffset.UTC);
    }

    /** A reader over them, for queries in UTC. */
    public static QueryReader reader() {
        return QueryReader.over(all(), ZoneOffset.UTC);
    }
}
