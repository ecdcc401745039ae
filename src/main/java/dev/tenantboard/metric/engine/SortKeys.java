package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.persistence.StorableText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;

/** Parses the values of sort keys from their texts. They need not be from this server, but the database accepts them. */
final class SortKeys {

    /** PostgreSQL's limits for a {@code numeric}. */
    private static final int MOST_DECIMALS = 16_383;

    private static final int MOST_DIGITS = 131_072;

    /** PostgreSQL's limits for a {@code timestamp}, within those of a {@code date}. */
    private static final int FIRST_YEAR = -4_712;

    private static final int LAST_YEAR = 294_275;

    private SortKeys() {}

    /** @throws RuntimeException if the text is not a value of the field */
    static Object parsed(FieldReference field, String text) {
        return switch (field.type()) {
            case NUMBER -> number(new BigDecimal(text));
            case BOOLEAN -> truth(text);
            case TIME -> time(TimePoints.classOf(field), text);
            default -> stored(text);
        };
    }

    private static BigDecimal number(BigDecimal number) {
        require(Math.abs((long) number.scale()) <= MOST_DECIMALS
                && (long) number.precision() - number.scale() <= MOST_DIGITS);
        return number;
    }

    private static Boolean truth(String text) {
        require(text.equals("true") || text.equals("false"));
        return Boolean.valueOf(text);
    }

    /** The earliest and the latest value of a class mean the infinities. */
    private static Object time(Class<?> type, String text) {
        if (type == LocalDate.class) {
            LocalDate date = LocalDate.parse(text);
            require(Set.of(LocalDate.MIN, LocalDate.MAX).contains(date) || isStorable(date));
            return date;
        }
        if (type == LocalDateTime.class) {
            LocalDateTime time = LocalDateTime.parse(text);
            require(Set.of(LocalDateTime.MIN, LocalDateTime.MAX).contains(time) || isStorable(time.toLocalDate()));
            return time;
        }
        OffsetDateTime time = OffsetDateTime.parse(text);
        require(Set.of(OffsetDateTime.MIN, OffsetDateTime.MAX).contains(time) || isStorable(time.toLocalDate()));
        return time;
    }

    private static boolean isStorable(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private static String stored(String text) {
        require(StorableText.isStorable(text));
        return text;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no value that the database accepts");
        }
    }
}
