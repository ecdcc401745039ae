package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.metric.time.Window.Baseline;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a query of one dataset: a whole document, or an input of a composite. */
final class DatasetQueryReader {

    /** The largest number of digits of a percentile. */
    private static final int MAX_DIGITS = 30;

    private final Dataset dataset;
    private final ZoneId usualZone;
    private final FieldReader fields;
    private final Names names = new Names();

    DatasetQueryReader(Dataset dataset, ZoneId usualZone) {
        this.dataset = dataset;
        this.usualZone = usualZone;
        this.fields = new FieldReader(dataset);
    }

    DatasetQuery read(JsonCursor query) {
        boolean hasTime = query.at("time").exists();
        List<Measure> measures = query.at("measures").items().stream()
                .map(measure -> measure(measure, hasTime))
                .toList();
        Condition where = ConditionReader.read(query.at("where"), fields);
        TimeClause time = new TimeReader(fields, usualZone).read(query.at("time"));
        List<Comparison> compare = comparisons(query);
        List<NamedFormula> formulas = new FormulaReader(names).read(query.at("formulas"));
        var grouping = new GroupingReader(fields, names, ids(measures));
        return new DatasetQuery(
                dataset.name(),
                measures,
                where,
                time,
                compare,
                grouping.groupings(query.at("groupBy")),
                formulas,
                grouping.orders(query.at("orderBy")),
                grouping.limit(query.at("limit")),
                value(query),
                HistoryRule.metrics(dataset, where, query.at("where")),
                rows(query.at("rows")));
    }

    private List<FieldReference> rows(JsonCursor cursor) {
        return cursor.exists() ? new RowFieldReader(fields).fields(cursor.at("fields")) : null;
    }

    private static Set<String> ids(List<Measure> measures) {
        return measures.stream().map(Measure::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Measure measure(JsonCursor cursor, boolean hasTime) {
        String id = names.number(cursor.at("id"));
        Aggregate agg = Aggregate.of(cursor.at("agg").text());
        cursor.at("agg").demand(hasTime || !agg.needsTime(), "needs a query with time");
        return new Measure(
                id,
                agg,
                measured(cursor, agg),
                percentile(cursor.at("p"), agg),
                ConditionReader.read(cursor.at("where"), fields));
    }

    private FieldReference measured(JsonCursor cursor, Aggregate agg) {
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
        cursor.demand(
                Literals.isNumber(cursor.node(), MAX_DIGITS), "must be a number of at most " + MAX_DIGITS + " digits");
        return cursor.node().decimalValue();
    }

    private List<Comparison> comparisons(JsonCursor query) {
        JsonCursor compare = query.at("compare");
        if (compare.exists()) {
            compare.demand(query.at("time").exists(), "needs time");
            compare.demand(query.at("value").exists(), "needs value: it is what is compared");
        }
        return compare.items().stream().map(this::comparison).toList();
    }

    private Comparison comparison(JsonCursor cursor) {
        String id = names.take(cursor.at("id"));
        Baseline baseline = switch (cursor.at("to").text()) {
            case "previous" -> new Baseline.Preceding();
            case "previousYear" -> new Baseline.PreviousYear();
            case "offset" -> offset(cursor.at("offset"));
            default -> null;
        };
        return new Comparison(id, baseline, cursor.at("align").text("elapsed").equals("elapsed"));
    }

    private static Baseline offset(JsonCursor cursor) {
        try {
            String text = cursor.text();
            int clock = text.indexOf('T');
            Period period = clock == 1 ? Period.ZERO : Period.parse(clock < 0 ? text : text.substring(0, clock));
            Duration duration = clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock));
            Duration about = Duration.ofDays(period.toTotalMonths() * 365 / 12 + period.getDays())
                    .plus(duration);
            cursor.demand(!period.isZero() || !duration.isZero(), "must be longer than zero");
            cursor.demand(about.compareTo(WindowReader.FIVE_YEARS) <= 0, WindowReader.TOO_LONG);
            return new Baseline.Offset(period, duration);
        } catch (DateTimeException e) {
            cursor.wrong("must be an ISO 8601 duration, such as P1M or P7D");
            return null;
        }
    }

    private String value(JsonCursor query) {
        JsonCursor value = query.at("value");
        if (value.exists()) {
            value.demand(names.isNumber(value.text()), "must be one of " + names.listed());
        } else {
            value.demand(query.at("groupBy").exists(), "is required unless the query is grouped");
        }
        return value.text();
    }
}
