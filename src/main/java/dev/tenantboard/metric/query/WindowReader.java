package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.time.Years;
import dev.tenantboard.persistence.Rfc3339;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads a window, and estimates its number of buckets. */
record WindowReader(JsonCursor cursor, ZoneId zone) {

    static final Duration FIVE_YEARS = Duration.ofDays(5 * 366L);

    static final String TOO_LONG = "must be at most five years";

    private static final int DATE = "2026-01-31".length();

    /** Returns the window, or null if it is invalid. */
    Window read() {
        if (cursor.at("last").exists()) {
            return last();
        }
        if (cursor.at("this").exists()) {
            return new Window.This(cursor.at("this").constant(Unit.class));
        }
        if (cursor.at("previous").exists()) {
            return new Window.Previous(cursor.at("previous").constant(Unit.class));
        }
        return cursor.at("rolling").exists() ? rolling() : between();
    }

    private Window last() {
        int count = cursor.at("last").node().intValue();
        Unit unit = cursor.at("unit").constant(Unit.class);
        cursor.at("last").demand(isWithin(nominal(unit).multipliedBy(count)), TOO_LONG);
        return new Window.Last(count, unit, cursor.at("partial").text("include").equals("include"));
    }

    private Window rolling() {
        JsonCursor rolling = cursor.at("rolling");
        Optional<Duration> length = duration(rolling.text());
        rolling.demand(length.isPresent(), "must be an ISO 8601 duration longer than zero, such as PT24H");
        length.ifPresent(known -> rolling.demand(isWithin(known), TOO_LONG));
        return length.map(Window.Rolling::new).orElse(null);
    }

    /** Returns a positive duration by the clock, or null. */
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(length -> !length.isZero());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Window between() {
        Window.Bound from = bound(cursor.at("from"));
        Window.Bound to = bound(cursor.at("to"));
        if (from == null || to == null) {
            return null;
        }
        Duration length = Duration.between(instant(from), instant(to));
        if (cursor.at("to").demand(length.compareTo(Duration.ZERO) > 0, "must be after the start")) {
            cursor.at("to").demand(isWithin(length), "must be at most five years after the start");
        }
        return new Window.Between(from, to);
    }

    private static Window.Bound bound(JsonCursor cursor) {
        Window.Bound bound = parsed(cursor.text());
        cursor.demand(bound != null, "must be an existing date or time " + Years.RANGE);
        return bound;
    }

    private static Window.Bound parsed(String text) {
        if (!Years.include(Integer.parseInt(text.substring(0, 4)))) {
            return null;
        }
        try {
            if (text.length() == DATE) {
                return new Window.Bound(Rfc3339.date(text).atStartOfDay(), null);
            }
            return text.substring(DATE).matches(".*[Z+-].*")
                    ? new Window.Bound(null, Rfc3339.parse(text).toInstant())
                    : new Window.Bound(LocalDateTime.parse(text), null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Instant instant(Window.Bound bound) {
        return bound.instant() == null ? bound.local().atZone(zone).toInstant() : bound.instant();
    }

    private static boolean isWithin(Duration length) {
        return length.compareTo(FIVE_YEARS) <= 0;
    }

    /** Estimates the number of buckets. The exact number depends on the time of the request. */
    double parts(Window window, Unit grain) {
        return (double) length(window).toSeconds() / nominal(grain).toSeconds();
    }

    private Duration length(Window window) {
        if (window instanceof Window.Last last) {
            return nominal(last.unit()).multipliedBy(last.count());
        }
        if (window instanceof Window.This current) {
            return nominal(current.unit());
        }
        if (window instanceof Window.Previous previous) {
            return nominal(previous.unit());
        }
        if (window instanceof Window.Rolling rolling) {
            return rolling.length();
        }
        var between = (Window.Between) window;
        return Duration.between(instant(between.from()), instant(between.to()));
    }

    /** The usual length of a unit. The calendar may make it shorter or longer. */
    private static Duration nominal(Unit unit) {
        return switch (unit) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> Duration.ofDays(365).dividedBy(12);
            case QUARTER -> Duration.ofDays(365).dividedBy(4);
            case YEAR -> Duration.ofDays(365);
        };
    }
}
