package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Reads the measures of a query. */
record MeasureReader(FieldReader fields, Names names, boolean hasTime) {

    Measure read(JsonCursor cursor) {
        String id = names.number(cursor.at("id"));
        Aggregate agg = Aggregate.of(cursor.at("agg").text());
        cursor.at("agg").demand(hasTime || !agg.needsTime(), "goes by time, which the query does not have");
        return new Measure(
                id,
                agg,
                field(cursor, agg),
                percentile(cursor.at("p"), agg),
                ConditionReader.read(cursor.at("where"), fields));
    }

    private FieldReference field(JsonCursor cursor, Aggregate agg) {
        if (cursor.at("field").exists()) {
            List<ValueType> types =
                    Arrays.stream(ValueType.values()).filter(agg::fits).toList();
            return fields.read(cursor, types, "must be a field of numbers for this aggregate");
        }
        cursor.at("field").demand(agg == Aggregate.COUNT, "is required for every aggregate but count");
        cursor.at("as").demand(!cursor.at("as").exists(), "is only for the keys of documents");
        return null;
    }

    private static BigDecimal percentile(JsonCursor cursor, Aggregate agg) {
        if (!cursor.exists()) {
            cursor.demand(agg != Aggregate.PERCENTILE, "is required for percentile: a number between 0 and 1");
            return null;
        }
        cursor.demand(agg == Aggregate.PERCENTILE, "is only for percentile");
        cursor.demand(Literals.isNumber(cursor.node()), "must be a number of at most 30 digits");
        return cursor.node().decimalValue();
    }
}
