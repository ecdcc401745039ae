package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last step: rounds to 15 significant digits, which a double represents, without trailing zeros. The keys of groups
 * are identities and not quantities, so they keep all digits.
 */
final class Rounding {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final MathContext DIGITS_TOWARDS_ZERO = new MathContext(15, RoundingMode.DOWN);

    /** The largest number of digits of a key when it is written out. Every double has fewer. */
    private static final int LONGEST_KEY = 400;

    private Rounding() {}

    /**
     * Rounds figures.
     *
     * @throws QueryFailure if a number is too large for a double
     */
    static Figures rounded(Figures figures) {
        return new Figures(
                rounded(figures.value()),
                rounded(figures.values()),
                figures.window(),
                figures.comparisons().stream().map(Rounding::rounded).toList(),
                buckets(figures.series()),
                figures.rows().stream().map(Rounding::rounded).toList());
    }

    private static Compared rounded(Compared compared) {
        return new Compared(
                compared.id(),
                compared.from(),
                compared.to(),
                rounded(compared.value()),
                roundedOrNull(compared.change()),
                roundedOrNull(compared.percent()),
                compared.direction(),
                compared.good(),
                buckets(compared.series()));
    }

    private static List<Bucket> buckets(List<Bucket> series) {
        return series.stream()
                .map(bucket -> new Bucket(bucket.from(), bucket.to(), rounded(bucket.values())))
                .toList();
    }

    private static Row rounded(Row row) {
        var groups = new LinkedHashMap<>(row.groups());
        groups.replaceAll((field, value) -> value instanceof BigDecimal number ? key(number) : value);
        return new Row(groups, row.other(), row.from(), row.to(), rounded(row.values()));
    }

    private static BigDecimal key(BigDecimal number) {
        long digits = Math.max(number.scale(), (long) number.precision() - Math.min(number.scale(), 0));
        if (digits > LONGEST_KEY) {
            throw QueryFailure.tooLarge("The number of a group has more than " + LONGEST_KEY + " digits.");
        }
        return plain(number);
    }

    private static Map<String, BigDecimal> rounded(Map<String, BigDecimal> values) {
        var rounded = new LinkedHashMap<>(values);
        rounded.replaceAll((id, value) -> rounded(value));
        return rounded;
    }

    /** The difference of two doubles, or its percentage of a very small one, is not always a double. */
    private static BigDecimal roundedOrNull(BigDecimal number) {
        return number == null || Double.isInfinite(number.doubleValue()) ? null : rounded(number);
    }

    private static BigDecimal rounded(BigDecimal number) {
        if (number == null) {
            return null;
        }
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw QueryFailure.wrong("A number of the result is beyond what can be stored.");
        }
        if (nearest == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = number.round(DIGITS);
        // The largest double has 17 digits, and rounded up to 15 it is no double any more.
        return plain(Double.isInfinite(rounded.doubleValue()) ? number.round(DIGITS_TOWARDS_ZERO) : rounded);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
