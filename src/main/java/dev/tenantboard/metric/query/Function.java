package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The functions of formulas. All except coalesce return null if an argument is null. nullif checks its first argument
 * only.
 */
enum Function {
    ABS(1, 1),
    /** Rounds half away from zero. The digits are an integer literal and may be negative. */
    ROUND(1, 2),
    MIN(2, 16),
    MAX(2, 16),
    COALESCE(2, 16),
    NULLIF(2, 2);

    final int fewest;
    final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<Function> of(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Function::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    BigDecimal call(List<BigDecimal> arguments) {
        return switch (this) {
            case COALESCE ->
                arguments.stream().filter(Objects::nonNull).findFirst().orElse(null);
            case NULLIF -> nullif(arguments.get(0), arguments.get(1));
            default -> arguments.contains(null) ? null : ofNumbers(arguments);
        };
    }

    private BigDecimal ofNumbers(List<BigDecimal> arguments) {
        return switch (this) {
            case ABS -> arguments.get(0).abs();
            case MIN -> arguments.stream().reduce(BigDecimal::min).orElse(null);
            case MAX -> arguments.stream().reduce(BigDecimal::max).orElse(null);
            case ROUND ->
                Arithmetic.round(
                        arguments.get(0),
                        arguments.size() == 1 ? 0 : arguments.get(1).intValue());
            default -> throw new IllegalStateException("is not over numbers alone: " + this);
        };
    }

    private static BigDecimal nullif(BigDecimal value, BigDecimal unwanted) {
        return value != null && unwanted != null && value.compareTo(unwanted) == 0 ? null : value;
    }
}
