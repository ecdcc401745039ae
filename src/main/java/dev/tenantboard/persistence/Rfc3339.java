package dev.tenantboard.persistence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of dates and times, as RFC 3339 (5.6) defines them. The parsers of the JDK accept more, such as 10:00Z and
 * years of more than four digits, and do not know leap seconds. A fraction has at most nine digits.
 */
public final class Rfc3339 {

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final Pattern FULL_DATE = Pattern.compile(DATE);
    private static final Pattern FULL_TIME = Pattern.compile("(?<minute>[0-9]{2}:[0-9]{2}):(?<second>[0-9]{2})"
            + "(?<fraction>\\.[0-9]{1,9})?(?:[Zz]|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))");
    private static final Pattern DATE_TIME = Pattern.compile("(?<date>" + DATE + ")[Tt](?<time>.+)");
    private static final LocalTime BEFORE_LEAP_SECOND = LocalTime.of(23, 59, 59);

    private Rfc3339() {}

    /**
     * Parses a date and time. A leap second, which is 23:59:60 in UTC, is the first second of the next day, as in
     * PostgreSQL.
     *
     * @return the time in UTC
     * @throws DateTimeException if the text is not of this form
     */
    public static OffsetDateTime parse(String text) {
        Matcher parts = matched(DATE_TIME, text);
        return time(date(parts.group("date")), parts.group("time"));
    }

    /** Parses a date, or throws a DateTimeException. */
    public static LocalDate date(String text) {
        return LocalDate.parse(matched(FULL_DATE, text).group());
    }

    /** Parses a time of any day, or throws a DateTimeException. */
    public static OffsetDateTime time(String text) {
        return time(LocalDate.EPOCH, text);
    }

    private static OffsetDateTime time(LocalDate date, String text) {
        Matcher parts = matched(FULL_TIME, text);
        boolean isLeapSecond = parts.group("second").equals("60");
        String second = isLeapSecond ? "59" : parts.group("second");
        String fraction = parts.group("fraction") == null ? "" : parts.group("fraction");
        LocalTime local = LocalTime.parse(parts.group("minute") + ":" + second + fraction);
        OffsetDateTime time =
                LocalDateTime.of(date, local).minusMinutes(offsetMinutes(parts)).atOffset(ZoneOffset.UTC);
        if (!isLeapSecond) {
            return time;
        }
        if (!time.toLocalTime().withNano(0).equals(BEFORE_LEAP_SECOND)) {
            throw new DateTimeException("no leap second at this time of the day");
        }
        return time.plusSeconds(1);
    }

    private static int offsetMinutes(Matcher parts) {
        if (parts.group("sign") == null) {
            return 0;
        }
        LocalTime offset =
                LocalTime.of(Integer.parseInt(parts.group("hours")), Integer.parseInt(parts.group("minutes")));
        int minutes = offset.toSecondOfDay() / 60;
        return parts.group("sign").equals("-") ? -minutes : minutes;
    }

    private static Matcher matched(Pattern form, String text) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("not of the form of RFC 3339");
        }
        return parts;
    }
}
