package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.RowsQuery.SortField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the fields and the order of rows. */
record RowFieldReader(FieldReader fields) {

    /** Returns the fields. The rows of an answer have them as names, so each name occurs once. */
    List<FieldReference> fields(JsonCursor cursor) {
        List<FieldReference> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        cursor.items().forEach(item -> found.add(distinct(item, names)));
        return found;
    }

    List<SortField> order(JsonCursor cursor) {
        List<SortField> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        cursor.items()
                .forEach(item -> found.add(new SortField(
                        distinct(item, names), item.at("dir").text("asc").equals("desc"))));
        return found;
    }

    private FieldReference distinct(JsonCursor item, Set<String> names) {
        FieldReference field = fields.read(item);
        item.at("field").demand(field == null || names.add(field.name()), "is listed twice");
        return field;
    }
}
