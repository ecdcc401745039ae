package dev.tenantboard.metric.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** How an organization counts days and weeks. */
public record LocalCalendar(ZoneId zone, DayOfWeek weekStart) {

    /** When it is that time there: of a time that is skipped the first instant after it, of one that comes twice the first. */
    Instant instantOf(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    Instant startOf(LocalDate date) {
        return instantOf(date.atStartOfDay());
    }

    /** What time it is there; of the first instant of a day midnight, even where the clocks skip it. */
    LocalDateTime localTime(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return isStartOfDay(instant) ? local.toLocalDate().atStartOfDay() : local;
    }

    boolean isStartOfDay(Instant instant) {
        return startOf(LocalDate.ofInstant(instant, zone)).equals(instant);
    }
}
