package dev.tenantboard.metric.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** The time zone and the first day of the week of an organization. */
public record LocalCalendar(ZoneId zone, DayOfWeek weekStart) {

    /**
     * Converts a local time to an instant. A skipped local time becomes the first instant after the gap. A repeated
     * local time becomes its first occurrence.
     */
    Instant instantOf(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    Instant startOf(LocalDate date) {
        return instantOf(date.atStartOfDay());
    }

    /**
     * Converts an instant to a local time. The first instant of a day becomes midnight, even if the zone skipped
     * midnight.
     */
    LocalDateTime localTime(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return isStartOfDay(instant) ? local.toLocalDate().atStartOfDay() : local;
    }

    boolean isStartOfDay(Instant instant) {
        return startOf(LocalDate.ofInstant(instant, zone)).equals(instant);
    }
}
