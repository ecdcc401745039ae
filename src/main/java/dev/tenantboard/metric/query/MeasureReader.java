package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Reads measures. */
record MeasureReader(FieldReader fields, Names names, boolean hasTime) {

    Measure read(JsonCursor place) {
        String id = names.number(place.at("id"));
        Aggregate agg = Aggregate.of(place.at("agg").text());
        place.at("agg").demand(hasTime || !agg.needsTime(), "goes by time, which the query does not have");
        return new Measure(
                id,
                agg,
                field(place, agg),
                percentile(place.at("p"), agg),
                ConditionReader.read(place.at("where"), fields));
    }

    private FieldReference field(JsonCursor place, Aggregate agg) {
        if (place.at("field").exists()) {
            List<ValueType> types =
                    Arrays.stream(ValueType.values()).filter(agg::fits).toList();
            return fields.read(place, types, "must be a field of numbers for this aggregate");
        }
        place.at("field").demand(agg == Aggregate.COUNT, "is required for every aggregate but count");
        place.at("as").demand(!place.at("as").exists(), "is only for the keys of documents");
        return null;
    }

    private static BigDecimal percentile(JsonCursor place, Aggregate agg) {
        if (!place.exists()) {
            place.demand(agg != Aggregate.PERCENTILE, "is required for percentile: a number between 0 and 1");
            return null;
        }
        place.demand(agg == Aggregate.PERCENTILE, "is only for percentile");
        place.demand(Literals.isNumber(place.node()), "must be a number of at most 30 digits");
        return place.node().decimalValue();
    }
}
