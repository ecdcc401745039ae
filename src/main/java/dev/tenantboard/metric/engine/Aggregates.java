package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.ScanStatement.Columns;
import dev.tenantboard.metric.query.Aggregate;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.FieldReference;
import java.math.BigDecimal;
import java.util.List;

/** Renders measures as SQL over the columns of the rows. */
final class Aggregates {

    /**
     * PostgreSQL's average has the decimals of its input or 16 digits. That is too few for a difference of two
     * averages.
     */
    private static final String TWENTY_DECIMALS = "0.00000000000000000000";

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Columns columns;
    private final Conditions conditions;
    private final FieldReference time;

    Aggregates(Columns columns, Conditions conditions, FieldReference time) {
        this.columns = columns;
        this.conditions = conditions;
        this.time = time;
    }

    List<Sql> ofAll(List<Measure> measures) {
        return measures.stream().map(this::of).toList();
    }

    Sql of(Measure measure) {
        Sql filter = measure.where() == null
                ? Sql.of("")
                : Sql.of(" filter (where %s)", columns.of(conditions.of(measure.where())));
        if (measure.agg() == Aggregate.COUNT && measure.field() == null) {
            return Sql.of("count(*)%s", filter);
        }
        Sql value = columns.of(Values.of(measure.field()));
        return switch (measure.agg()) {
            case COUNT -> Sql.of("count(%s)%s", value, filter);
            case COUNT_DISTINCT -> Sql.of("count(distinct %s)%s", distinct(measure.field(), value), filter);
            case SUM -> Sql.of("sum(%s)%s", value, filter);
            case AVG -> Sql.of("avg(%s + " + TWENTY_DECIMALS + ")%s", value, filter);
            case MIN -> Sql.of("min(%s)%s", value, filter);
            case MAX -> Sql.of("max(%s)%s", value, filter);
            case MEDIAN -> median(value, filter);
            case PERCENTILE ->
                measure.p().compareTo(HALF) == 0 ? median(value, filter) : percentile(measure, value, filter);
            case FIRST -> ofOneRow("min", measure, value);
            case LAST -> ofOneRow("max", measure, value);
        };
    }

    /** Texts are compared by their bytes. This is exact and faster. */
    private static Sql distinct(FieldReference field, Sql value) {
        return field.type() == ValueType.TEXT ? Sql.of("%s collate \"C\"", value) : value;
    }

    /** The middle value, or the mean of the two in the middle: the first of them from each end. It is exact. */
    private static Sql median(Sql value, Sql filter) {
        return Sql.of(
                "((percentile_disc(0.5) within group (order by %s)%s)::numeric"
                        + " + (percentile_disc(0.5) within group (order by %s desc)%s)::numeric) * 0.5",
                value, filter, value, filter);
    }

    /**
     * PostgreSQL interpolates in double precision. It does so between halves, because the difference of two doubles may
     * be beyond a double. Next to zero counts as zero, because a number too small for a double would be an error.
     */
    private static Sql percentile(Measure measure, Sql value, Sql filter) {
        Sql half = Values.isInteger(measure.field())
                ? Sql.of("%s * 0.5::float8", value)
                : Sql.of("(case when %s between -1e-300 and 1e-300 then 0 else %s * 0.5 end)::float8", value, value);
        return Sql.of(
                "percentile_cont(%s) within group (order by %s)%s * 2",
                Sql.value(measure.p().doubleValue(), "float8"), half, filter);
    }

    /** The smallest or largest pair of time and value. Arrays are compared by their first elements first. */
    private Sql ofOneRow(String aggregate, Measure measure, Sql value) {
        Sql instant = columns.of(Values.of(time));
        Sql valued = Sql.of("%s is not null", value);
        Sql filter = measure.where() == null
                ? valued
                : Sql.of("%s and %s", valued, columns.of(conditions.of(measure.where())));
        return Sql.of(
                "(" + aggregate + "(array[extract(epoch from %s), %s::numeric]) filter (where %s))[2]",
                instant,
                value,
                filter);
    }
}
