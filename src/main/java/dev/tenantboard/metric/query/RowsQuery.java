package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import java.time.ZoneId;
import java.util.List;

/**
 * A query of rows of one dataset.
 *
 * @param where null if the query selects every row
 * @param time null if the query has no time range
 * @param zone the zone in which the dates of conditions start
 * @param limit null if the query has none
 * @param cursor null for the first page
 */
public record RowsQuery(
        Dataset dataset,
        List<FieldReference> fields,
        Condition where,
        TimeClause time,
        ZoneId zone,
        List<SortField> orderBy,
        Integer limit,
        String cursor) {

    /** A sort key of rows. Nulls are last. */
    public record SortField(FieldReference field, boolean descending) {}

    /** Returns all fields of a dataset except documents, whose keys are fields only if a query names them. */
    public static List<FieldReference> fieldsOf(Dataset dataset) {
        return dataset.fields().stream()
                .filter(field -> field.type() != ValueType.DOCUMENT)
                .map(field -> new FieldReference(field, null, field.type()))
                .toList();
    }

    /** Returns the usual order: the newest rows first, if there is a field of time. */
    public static List<SortField> newestFirst(TimeClause time) {
        return time == null ? List.of() : List.of(new SortField(time.field(), true));
    }
}
