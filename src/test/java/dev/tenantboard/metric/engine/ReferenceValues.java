package dev.tenantboard.metric.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.Condition.Leaf;
import dev.tenantboard.metric.query.FieldReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What rows hold, and whether conditions are true of them. */
final class ReferenceValues {

    private final ZoneId zone;

    ReferenceValues(ZoneId zone) {
        this.zone = zone;
    }

    /** A String, a BigDecimal without trailing zeros, a Boolean, an Instant or null. */
    Object of(FieldReference reference, SampleRow row) {
        return switch (reference.field().name()) {
            case "label" -> row.label();
            case "kind" -> row.kind();
            case "whole" -> whole(row.whole());
            case "small" -> whole(row.small());
            case "big" -> whole(row.big());
            case "price" -> row.price() == null ? null : plain(new BigDecimal(row.price()));
            case "single" ->
                row.single() == null || !Float.isFinite(row.single())
                        ? null
                        : shortest(new BigDecimal(row.single()), digits -> digits.floatValue() == row.single());
            case "amount" ->
                row.amount() == null || row.amount().matches("NaN|-?Infinity")
                        ? null
                        : plain(new BigDecimal(row.amount()));
            case "ratio" ->
                row.ratio() == null || !Double.isFinite(row.ratio())
                        ? null
                        : shortest(new BigDecimal(row.ratio()), digits -> digits.doubleValue() == row.ratio());
            case "open" -> row.open();
            case "at" -> row.at();
            case "localAt" -> row.localAt() == null ? null : row.localAt().toInstant(ZoneOffset.UTC);
            case "day" ->
                row.day() == null ? null : row.day().atStartOfDay(zone).toInstant();
            default -> row.more() == null ? null : ofKey(parsed(row.more()).get(reference.key()), reference.type());
        };
    }

    private static BigDecimal whole(Number number) {
        return number == null ? null : plain(BigDecimal.valueOf(number.longValue()));
    }

    /** The fewest digits that mean the same float, and of those the nearest to it. */
    private static BigDecimal shortest(BigDecimal exact, Predicate<BigDecimal> isSame) {
        for (int count = 1; ; count++) {
            int digits = count;
            Optional<BigDecimal> nearest = Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                    .map(mode -> new MathContext(digits, mode))
                    .map(exact::round)
                    .filter(isSame)
                    .min(Comparator.comparing(rounded -> rounded.subtract(exact).abs()));
            if (nearest.isPresent()) {
                return plain(nearest.get());
            }
        }
    }

    /** What a row is grouped by: of a text 200 characters, however many units Java makes of them. */
    Object key(FieldReference reference, SampleRow row) {
        Object value = of(reference, row);
        return value instanceof String text && text.codePointCount(0, text.length()) > 200
                ? text.substring(0, text.offsetByCodePoints(0, 200))
                : value;
    }

    private static JsonNode parsed(String document) {
        return Measured.exactly(document);
    }

    private static Object ofKey(JsonNode node, ValueType type) {
        if (node == null) {
            return null;
        }
        return switch (type) {
            case NUMBER -> node.isNumber() ? plain(node.decimalValue()) : null;
            case BOOLEAN -> node.isBoolean() ? node.booleanValue() : null;
            case TEXT -> node.isTextual() ? node.textValue() : null;
            default -> node.isTextual() ? time(node.textValue()) : null;
        };
    }

    private static Instant time(String text) {
        String upper = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
        if (!upper.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)")
                || upper.startsWith("0000")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(upper).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    boolean isTrue(Condition condition, SampleRow row) {
        if (condition == null) {
            return true;
        }
        if (condition instanceof Condition.And and) {
            return and.all().stream().allMatch(each -> isTrue(each, row));
        }
        if (condition instanceof Condition.Or or) {
            return or.any().stream().anyMatch(each -> isTrue(each, row));
        }
        if (condition instanceof Condition.Not not) {
            return !isTrue(not.negated(), row);
        }
        Leaf leaf = (Leaf) condition;
        Object value = of(leaf.field(), row);
        return switch (leaf.op()) {
            case IS_NULL -> value == null;
            case IS_NOT_NULL -> value != null;
            case NEQ, NOT_IN -> value == null || leaf.values().stream().noneMatch(other -> order(value, other) == 0);
            default -> value != null && holds(leaf, value);
        };
    }

    private static boolean holds(Leaf leaf, Object value) {
        List<Object> values = leaf.values();
        return switch (leaf.op()) {
            case EQ, IN -> values.stream().anyMatch(other -> order(value, other) == 0);
            case GT -> order(value, values.get(0)) > 0;
            case GTE -> order(value, values.get(0)) >= 0;
            case LT -> order(value, values.get(0)) < 0;
            case LTE -> order(value, values.get(0)) <= 0;
            case BETWEEN -> order(value, values.get(0)) >= 0 && order(value, values.get(1)) <= 0;
            case CONTAINS -> ((String) value).contains((String) values.get(0));
            default -> ((String) value).startsWith((String) values.get(0));
        };
    }

    /** Texts by their code points. */
    @SuppressWarnings("unchecked")
    static int order(Object one, Object other) {
        if (one instanceof String text) {
            int[] mine = text.codePoints().toArray();
            int[] others = ((String) other).codePoints().toArray();
            return java.util.Arrays.compare(mine, others);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
