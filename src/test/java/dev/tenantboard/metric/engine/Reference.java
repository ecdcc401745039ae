package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Direction;
import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.Windows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a query comes to, by the words of the language and over rows in memory: no SQL, no sharing, no cleverness. Windows
 * and formulas are those of the product, which have their own tests.
 */
final class Reference {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** As many digits as a mean of the largest doubles and the smallest ones needs. */
    static final MathContext MEAN = new MathContext(400);

    private static final BigDecimal NOTHING = new BigDecimal("1e-300");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final DatasetQuery query;
    private final Thresholds thresholds;
    private final Instant now;
    private final ReferenceValues values;
    private final List<SampleRow> rows;
    private int allRows;

    Reference(DatasetQuery query, Thresholds thresholds, Instant now, List<SampleRow> rows) {
        ZoneId zone =
                query.time() == null ? ZoneOffset.UTC : query.time().calendar().zone();
        this.query = query;
        this.thresholds = thresholds;
        this.now = now;
        this.values = new ReferenceValues(zone);
        this.rows =
                rows.stream().filter(row -> values.isTrue(query.where(), row)).toList();
    }

    Figures figures() {
        Interval window = query.time() == null
                ? null
                : Windows.resolve(query.time().window(), query.time().calendar(), now);
        Map<String, BigDecimal> totals = formulas(measures(inside(window)));
        BigDecimal value = query.value() == null ? null : totals.get(query.value());
        return new Figures(
                value,
                totals,
                window == null
                        ? null
                        : new Span(
                                window.from(),
                                window.to(),
                                query.time().calendar().zone().getId(),
                                query.time().grain()),
                query.compare().stream()
                        .map(comparison -> compared(comparison, window, value))
                        .toList(),
                query.groupBy().isEmpty() ? series(inside(window), window) : List.of(),
                query.groupBy().isEmpty() ? List.of() : groups(inside(window), window));
    }

    /** How many rows there were before the limit. */
    int allRows() {
        return allRows;
    }

    private List<SampleRow> inside(Interval window) {
        return window == null
                ? rows
                : rows.stream().filter(isIn(window.from(), window.to())).toList();
    }

    private Predicate<SampleRow> isIn(Instant from, Instant to) {
        return row -> {
            Instant time = time(row);
            return time != null && !time.isBefore(from) && time.isBefore(to);
        };
    }

    private Instant time(SampleRow row) {
        return (Instant) values.of(query.time().field(), row);
    }

    private Map<String, BigDecimal> measures(List<SampleRow> over) {
        var measured = new LinkedHashMap<String, BigDecimal>();
        query.measures().forEach(measure -> measured.put(measure.id(), measure(measure, over)));
        return measured;
    }

    private BigDecimal measure(Measure measure, List<SampleRow> over) {
        List<SampleRow> counted =
                over.stream().filter(row -> values.isTrue(measure.where(), row)).toList();
        if (measure.field() == null) {
            return BigDecimal.valueOf(counted.size());
        }
        List<SampleRow> valued = counted.stream()
                .filter(row -> values.of(measure.field(), row) != null)
                .toList();
        List<Object> all =
                valued.stream().map(row -> values.of(measure.field(), row)).toList();
        return switch (measure.agg()) {
            case COUNT -> BigDecimal.valueOf(all.size());
            case COUNT_DISTINCT -> BigDecimal.valueOf(all.stream().distinct().count());
            default ->
                all.isEmpty()
                        ? null
                        : number(
                                measure,
                                valued,
                                all.stream()
                                        .map(BigDecimal.class::cast)
                                        .sorted()
                                        .toList());
        };
    }

    private BigDecimal number(Measure measure, List<SampleRow> valued, List<BigDecimal> sorted) {
        BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (measure.agg()) {
            case SUM -> sum;
            case AVG -> sum.divide(BigDecimal.valueOf(sorted.size()), MEAN);
            case MIN -> sorted.get(0);
            case MAX -> sorted.get(sorted.size() - 1);
            case MEDIAN -> median(sorted);
            case PERCENTILE -> measure.p().compareTo(HALF) == 0 ? median(sorted) : percentile(sorted, measure.p());
            case FIRST -> value(measure, valued.stream().min(byTime(measure)).orElseThrow());
            default -> value(measure, valued.stream().max(byTime(measure)).orElseThrow());
        };
    }

    private Comparator<SampleRow> byTime(Measure measure) {
        return Comparator.comparing(this::time).thenComparing(row -> value(measure, row));
    }

    private BigDecimal value(Measure measure, SampleRow row) {
        return (BigDecimal) values.of(measure.field(), row);
    }

    static BigDecimal median(List<BigDecimal> sorted) {
        int size = sorted.size();
        return sorted.get((size - 1) / 2).add(sorted.get(size / 2)).multiply(HALF);
    }

    /** In double precision, and between halves, so that the difference of two doubles is one. */
    static BigDecimal percentile(List<BigDecimal> sorted, BigDecimal p) {
        double position = p.doubleValue() * (sorted.size() - 1);
        int below = (int) position;
        double least = half(sorted.get(below));
        double next = half(sorted.get(Math.min(below + 1, sorted.size() - 1)));
        return new BigDecimal((least + (position - below) * (next - least)) * 2);
    }

    private static double half(BigDecimal number) {
        return number.abs().compareTo(NOTHING) <= 0 ? 0 : number.multiply(HALF).doubleValue();
    }

    private Map<String, BigDecimal> formulas(Map<String, BigDecimal> numbers) {
        var all = new LinkedHashMap<>(numbers);
        for (NamedFormula named : query.formulas()) {
            all.put(named.id(), named.formula().evaluate(all));
        }
        return all;
    }

    private List<Bucket> series(List<SampleRow> over, Interval window) {
        if (query.time() == null || query.time().grain() == null) {
            return List.of();
        }
        List<Instant> bounds =
                Windows.bounds(window, query.time().grain(), query.time().calendar());
        var series = new ArrayList<Bucket>();
        var before = new LinkedHashMap<String, BigDecimal>();
        for (int place = 0; place + 1 < bounds.size(); place++) {
            List<SampleRow> inBucket = over.stream()
                    .filter(isIn(bounds.get(place), bounds.get(place + 1)))
                    .toList();
            if (inBucket.isEmpty() && query.time().fill() == Fill.NONE) {
                continue;
            }
            Map<String, BigDecimal> measured = measures(inBucket);
            if (inBucket.isEmpty()) {
                measured.replaceAll((id, number) -> null);
            }
            measured.replaceAll((id, number) -> number != null
                    ? number
                    : switch (query.time().fill()) {
                        case ZERO -> BigDecimal.ZERO;
                        case PREVIOUS -> before.get(id);
                        default -> null;
                    });
            before.putAll(measured);
            series.add(new Bucket(bounds.get(place), bounds.get(place + 1), formulas(measured)));
        }
        return series;
    }

    private Compared compared(Comparison comparison, Interval window, BigDecimal value) {
        if (comparison.isWithTarget()) {
            BigDecimal target = thresholds.target() == null ? null : BigDecimal.valueOf(thresholds.target());
            return compared(comparison.id(), null, target, value, List.of());
        }
        Interval earlier = Windows.compared(
                query.time().window(),
                window,
                comparison.baseline(),
                comparison.elapsed(),
                query.time().calendar(),
                now);
        BigDecimal then = formulas(measures(inside(earlier))).get(query.value());
        List<Bucket> series = query.groupBy().isEmpty() ? series(inside(earlier), earlier) : List.of();
        return compared(comparison.id(), earlier, then, value, series);
    }

    private Compared compared(String id, Interval window, BigDecimal base, BigDecimal value, List<Bucket> series) {
        BigDecimal change = value == null || base == null ? null : value.subtract(base, EXACT);
        BigDecimal percent = change == null || base.signum() == 0
                ? null
                : change.multiply(BigDecimal.valueOf(100)).divide(base.abs(), EXACT);
        Direction direction = change == null
                ? null
                : List.of(Direction.DOWN, Direction.FLAT, Direction.UP).get(change.signum() + 1);
        return new Compared(
                id,
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                base,
                change,
                percent,
                direction,
                good(direction, window == null),
                series);
    }

    private Boolean good(Direction direction, boolean isTarget) {
        if (direction == null) {
            return null;
        }
        if (direction == Direction.FLAT) {
            return isTarget ? true : null;
        }
        if (thresholds.warning() != null || thresholds.critical() != null) {
            return thresholds.isLowerWorse() == (direction == Direction.UP);
        }
        return thresholds.target() == null ? null : direction == Direction.UP;
    }

    /** A group's key: for each field its value, whether that is of the others, and its place in the default order. */
    private record Key(Object value, boolean other, int rank) {}

    private List<Row> groups(List<SampleRow> over, Interval window) {
        List<List<Object>> tops =
                query.groupBy().stream().map(grouping -> top(grouping, over)).toList();
        var groups = new LinkedHashMap<List<Key>, List<SampleRow>>();
        for (SampleRow row : over) {
            List<Key> keys = keys(row, tops);
            if (keys != null) {
                groups.computeIfAbsent(keys, key -> new ArrayList<>()).add(row);
            }
        }
        var found = new ArrayList<Row>();
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Reference::defaultOrder))
                .forEach(group -> found.addAll(rows(group.getKey(), group.getValue(), window)));
        found.sort(this::order);
        allRows = found.size();
        return query.limit() == null || query.limit() > found.size() ? found : found.subList(0, query.limit());
    }

    private List<Object> top(Grouping grouping, List<SampleRow> over) {
        if (grouping.top() == null) {
            return null;
        }
        Measure by = query.measures().stream()
                .filter(measure -> measure.id().equals(grouping.top().by()))
                .findFirst()
                .orElseThrow();
        var groups = new LinkedHashMap<Object, List<SampleRow>>();
        over.forEach(row -> groups.computeIfAbsent(values.key(grouping.field(), row), value -> new ArrayList<>())
                .add(row));
        var best = new ArrayList<>(groups.keySet());
        best.sort((one, other) -> {
            int order = nullsLast(
                    measure(by, groups.get(one)),
                    measure(by, groups.get(other)),
                    grouping.top().descending());
            return order == 0 ? nullsLast(one, other, false) : order;
        });
        return best.subList(0, Math.min(best.size(), grouping.top().n()));
    }

    private List<Key> keys(SampleRow row, List<List<Object>> tops) {
        var keys = new ArrayList<Key>();
        for (int place = 0; place < tops.size(); place++) {
            Grouping grouping = query.groupBy().get(place);
            Object value = values.key(grouping.field(), row);
            int rank = tops.get(place) == null ? 0 : tops.get(place).indexOf(value);
            if (rank < 0 && !grouping.top().other()) {
                return null;
            }
            keys.add(rank < 0 ? new Key(null, true, Integer.MAX_VALUE) : new Key(value, false, rank));
        }
        return keys;
    }

    private static int defaultOrder(List<Key> one, List<Key> other) {
        for (int place = 0; place < one.size(); place++) {
            int order = Integer.compare(one.get(place).rank(), other.get(place).rank());
            order = order == 0
                    ? nullsLast(one.get(place).value(), other.get(place).value(), false)
                    : order;
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<Row> rows(List<Key> keys, List<SampleRow> over, Interval window) {
        var groups = new LinkedHashMap<String, Object>();
        var other = new ArrayList<String>();
        for (int place = 0; place < keys.size(); place++) {
            String field = query.groupBy().get(place).field().name();
            groups.put(field, keys.get(place).value());
            if (keys.get(place).other()) {
                other.add(field);
            }
        }
        if (query.time() == null || query.time().grain() == null) {
            return List.of(new Row(groups, other, null, null, formulas(measures(over))));
        }
        return series(over, window).stream()
                .map(bucket -> new Row(groups, other, bucket.from(), bucket.to(), bucket.values()))
                .toList();
    }

    private int order(Row one, Row other) {
        for (Order key : query.orderBy()) {
            Object first = one.groups().getOrDefault(key.id(), one.values().get(key.id()));
            Object second = other.groups().getOrDefault(key.id(), other.values().get(key.id()));
            int order = nullsLast(first, second, key.descending());
            if (order != 0) {
                return order;
            }
        }
        return one.from() == null ? 0 : one.from().compareTo(other.from());
    }

    private static int nullsLast(Object one, Object other, boolean descending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return descending ? ReferenceValues.order(other, one) : ReferenceValues.order(one, other);
    }
}
