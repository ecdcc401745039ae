package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads a window, and tells about how many parts it has. */
record WindowReader(JsonCursor place, ZoneId zone) {

    static final Duration FIVE_YEARS = Duration.ofDays(5 * 366L);

    static final String TOO_LONG = "must be at most five years";

    private static final int DATE = "2026-01-31".length();

    /** The window; null if it is wrong. */
    Window read() {
        if (place.at("last").exists()) {
            return last();
        }
        if (place.at("this").exists()) {
            return new Window.This(place.at("this").constant(Unit.class));
        }
        if (place.at("previous").exists()) {
            return new Window.Previous(place.at("previous").constant(Unit.class));
        }
        return place.at("rolling").exists() ? rolling() : between();
    }

    private Window last() {
        int count = place.at("last").node().intValue();
        Unit unit = place.at("unit").constant(Unit.class);
        place.at("last").demand(isWithin(nominal(unit).multipliedBy(count)), TOO_LONG);
        return new Window.Last(count, unit, place.at("partial").text("include").equals("include"));
    }

    private Window rolling() {
        JsonCursor rolling = place.at("rolling");
        Optional<Duration> length = duration(rolling.text());
        rolling.demand(length.isPresent(), "must be an ISO 8601 duration longer than nothing, such as PT24H");
        length.ifPresent(known -> rolling.demand(isWithin(known), TOO_LONG));
        return length.map(Window.Rolling::new).orElse(null);
    }

    /** A duration by the clock, if it is one and longer than nothing. */
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(length -> !length.isZero());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Window between() {
        Window.Bound from = bound(place.at("from"));
        Window.Bound to = bound(place.at("to"));
        if (from == null || to == null) {
            return null;
        }
        Duration length = Duration.between(instant(from), instant(to));
        if (place.at("to").demand(length.compareTo(Duration.ZERO) > 0, "must be after the start")) {
            place.at("to").demand(isWithin(length), "must be at most five years after the start");
        }
        return new Window.Between(from, to);
    }

    private static Window.Bound bound(JsonCursor place) {
        Window.Bound bound = parsed(place.text());
        place.demand(
                bound != null,
                "must be a date or a time that there is, between the years " + Literals.FIRST_YEAR + " and "
                        + Literals.LAST_YEAR);
        return bound;
    }

    private static Window.Bound parsed(String text) {
        if (!Literals.isSaneYear(Integer.parseInt(text.substring(0, 4)))) {
            return null;
        }
        try {
            if (text.length() == DATE) {
                return new Window.Bound(LocalDate.parse(text).atStartOfDay(), null);
            }
            return text.substring(DATE).matches(".*[Z+-].*")
                    ? new Window.Bound(null, OffsetDateTime.parse(text).toInstant())
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

    /** About how many parts of a grain a window has; the exact number depends on when it is asked for. */
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

    /** The usual length of a unit, whatever the calendar makes of it. */
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
