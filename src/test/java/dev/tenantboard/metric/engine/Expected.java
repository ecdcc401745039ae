package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.Windows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is expected, compared exactly; only averages and percentiles as far as the database computes them. */
final class Expected {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-13");
    private static final BigDecimal LEAST = new BigDecimal("1e-3");

    /** What is computed in double precision, or with some decimals only. */
    static Set<String> inexact(DatasetQuery query) {
        return query.measures().stream()
                .filter(measure -> RandomQuery.INEXACT.contains(measure.agg().word()))
                .map(Measure::id)
                .collect(Collectors.toSet());
    }

    static boolean isTooLarge(Figures figures, DatasetQuery query, int rows) {
        int width = query.measures().size() + query.formulas().size();
        if (query.groupBy().isEmpty()) {
            return buckets(figures, query) * width > 5_000;
        }
        if (query.limit() == null) {
            return rows > 1_000 || rows * width > 5_000;
        }
        return (needsAllRows(query) ? rows : Math.min(rows, query.limit())) * width > 5_000;
    }

    /** Whether the order is known only after formulas and fill. */
    private static boolean needsAllRows(DatasetQuery query) {
        return (query.time() != null && query.time().grain() != null)
                || query.orderBy().stream()
                        .anyMatch(order -> query.formulas().stream()
                                .anyMatch(formula -> formula.id().equals(order.id())));
    }

    /** Whether a number is larger than every double. A change or a percentage is null then. */
    static boolean isBeyond(Figures figures) {
        Stream<Bucket> buckets = Stream.concat(
                figures.series().stream(), figures.comparisons().stream().flatMap(each -> each.series().stream()));
        return Stream.of(
                        figures.values().values().stream(),
                        figures.comparisons().stream().map(Compared::value),
                        buckets.flatMap(bucket -> bucket.values().values().stream()),
                        figures.rows().stream().flatMap(row -> row.values().values().stream()))
                .flatMap(numbers -> numbers)
                .anyMatch(Expected::isBeyond);
    }

    private static boolean isBeyond(BigDecimal number) {
        return number != null && Double.isInfinite(number.doubleValue());
    }

    /** All that there are, also those that the fill leaves out. */
    private static int buckets(Figures figures, DatasetQuery query) {
        if (query.time() == null || query.time().grain() == null) {
            return 0;
        }
        Stream<Interval> earlier = figures.comparisons().stream()
                .filter(each -> each.from() != null)
                .map(each -> new Interval(each.from(), each.to()));
        Span window = figures.window();
        return Stream.concat(Stream.of(new Interval(window.from(), window.to())), earlier)
                .mapToInt(each ->
                        Windows.bounds(each, query.time().grain(), query.time().calendar())
                                        .size()
                                - 1)
                .sum();
    }

    static List<String> differences(Figures expected, Figures actual, Set<String> inexact, String value) {
        var differences = new ArrayList<String>();
        List<String> wanted = lines(expected, inexact, inexact.contains(value));
        List<String> got = lines(actual, inexact, inexact.contains(value));
        for (int line = 0; line < Math.max(wanted.size(), got.size()); line++) {
            String left = line < wanted.size() ? wanted.get(line) : "nothing";
            String right = line < got.size() ? got.get(line) : "nothing";
            if (!isSame(left, right)) {
                differences.add("expected " + left + " but was " + right);
            }
        }
        return differences.stream().limit(10).toList();
    }

    /** Each figure on a line of its own, so that a difference says where it is. */
    private static List<String> lines(Figures figures, Set<String> inexact, boolean roughly) {
        var lines = new ArrayList<String>();
        lines.add(line("value", figures.value(), roughly));
        lines(lines, "", figures.values(), inexact);
        lines.add("window " + figures.window());
        figures.comparisons().forEach(each -> {
            lines.add(each.id() + " " + each.from() + " " + each.to());
            lines.add(each.id() + " " + (roughly && isNear(each) ? "near" : each.direction() + " " + each.good()));
            lines.add(line(each.id() + ".value", each.value(), roughly));
            lines.add(line(each.id() + ".change", roughly && isNear(each) ? BigDecimal.ZERO : each.change(), roughly));
            lines.add(
                    line(each.id() + ".percent", roughly && isNear(each) ? BigDecimal.ZERO : each.percent(), roughly));
            each.series()
                    .forEach(bucket -> lines(lines, each.id() + bucket.from() + bucket.to(), bucket.values(), inexact));
        });
        figures.series().forEach(bucket -> lines(lines, bucket.from() + " " + bucket.to(), bucket.values(), inexact));
        figures.rows().forEach(row -> {
            row.groups().forEach((field, key) -> lines.add(field + ": " + key(key)));
            lines(lines, row.other() + " " + row.from() + " " + row.to(), row.values(), inexact);
        });
        return lines;
    }

    /** Whether nothing but the last digits of two averages or percentiles differ. */
    private static boolean isNear(Compared compared) {
        return compared.change() != null
                && compared.change()
                                .abs()
                                .compareTo(compared.value().abs().max(LEAST).multiply(TOLERANCE))
                        <= 0;
    }

    private static void lines(List<String> lines, String where, Map<String, BigDecimal> values, Set<String> inexact) {
        values.forEach((id, number) -> lines.add(line(where + " " + id, number, inexact.contains(id))));
    }

    private static String line(String name, BigDecimal number, boolean roughly) {
        return roughly ? name + "=" + number : name + ": " + key(rounded(number));
    }

    /** A change or a percentage beyond a double is null. */
    private static BigDecimal rounded(BigDecimal number) {
        if (number == null || isBeyond(number)) {
            return null;
        }
        BigDecimal rounded = number.round(new MathContext(15, RoundingMode.HALF_UP));
        return number.doubleValue() == 0
                ? BigDecimal.ZERO
                : isBeyond(rounded) ? number.round(new MathContext(15, RoundingMode.DOWN)) : rounded;
    }

    private static String key(Object key) {
        return key instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(key);
    }

    private static boolean isSame(String wanted, String got) {
        int end = wanted.indexOf('=');
        if (wanted.equals(got) || end < 0 || !got.startsWith(wanted.substring(0, end + 1))) {
            return wanted.equals(got);
        }
        try {
            BigDecimal one = new BigDecimal(wanted.substring(end + 1));
            BigDecimal other = new BigDecimal(got.substring(end + 1));
            BigDecimal size = one.abs().max(other.abs()).max(LEAST);
            return one.subtract(other).abs().compareTo(size.multiply(TOLERANCE)) <= 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }
}
