package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.FieldReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of rows. */
@Schema(description = "A page of rows, with the columns that each row has.")
public record RowsPage(
        @Schema(description = "The columns, in their order.", maxItems = 200)
        List<RowColumn> columns,

        @Schema(
                description = "The rows. Each has the columns as properties. A text is cut after 10,000 characters.",
                maxItems = 500,
                example = "[{\"title\":\"Invoice paid\",\"metadata.amount\":120.5}]")
        List<Map<String, Object>> items,

        @Schema(
                description = "The cursor of the next page; null on the last one.",
                nullable = true,
                maxLength = RowCursor.MAX_LENGTH,
                example = "bmV4dA")
        String next) {

    /** A column of rows. */
    @Schema(description = "A column of rows.")
    public record RowColumn(
            @Schema(description = "The name of the field, which is that of the property.", example = "metadata.amount")
            String field,

            @Schema(description = "The type of the values, all of which may be null.")
            ColumnType type) {

        static List<RowColumn> of(List<FieldReference> fields) {
            return fields.stream()
                    .map(field -> new RowColumn(field.name(), ColumnType.of(field)))
                    .toList();
        }
    }

    /** The type of the values of a column. */
    @Schema(description = "The type of the values of a column. time: as in RFC 3339. date: a day without a time.")
    public enum ColumnType {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("time")
        TIME,
        @JsonProperty("date")
        DATE;

        private static ColumnType of(FieldReference field) {
            if (field.type() == ValueType.TIME && field.key() == null) {
                return field.field().columnType().equals("date") ? DATE : TIME;
            }
            return valueOf(field.type().name());
        }
    }

    static RowsPage of(List<RowColumn> columns, List<List<Object>> rows, String next) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (int place = 0; place < columns.size(); place++) {
                item.put(columns.get(place).field(), row.get(place));
            }
            items.add(item);
        }
        return new RowsPage(columns, items, next);
    }
}
