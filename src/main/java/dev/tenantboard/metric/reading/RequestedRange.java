package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.time.Years;
import dev.tenantboard.persistence.Rfc3339;
import dev.tenantboard.persistence.TimeZones;
import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Another zone or window than the query's own, from query parameters. */
public class RequestedRange {

    /** A window is at most five years long. */
    private static final int MAX_YEARS = 5;

    @QueryParam("zone")
    @Parameter(description = "Another IANA zone than the query's, for this request only.", example = "Europe/Prague")
    private String zone;

    @QueryParam("from")
    @Parameter(
            description = "The start of another window, for this request only: a time with offset, or a local"
                    + " date or time of the zone. Requires `to`.",
            example = "2026-01-01")
    private String from;

    @QueryParam("to")
    @Parameter(
            description = "The end of that window, exclusive; at most five years after the start.",
            example = "2026-02-01")
    private String to;

    boolean isGiven() {
        return zone != null || from != null || to != null;
    }

    /**
     * Returns the change to a plan.
     *
     * @throws ProblemException 400 if the range is invalid, or later if it has a window but the query has none
     */
    UnaryOperator<Plan> change() {
        if ((from == null) != (to == null)) {
            throw ProblemException.badParameter(from == null ? "from" : "to", "is missing: from and to go together");
        }
        ZoneId otherZone = zone == null ? null : zone(zone);
        Window otherWindow = from == null ? null : window();
        return plan -> {
            demandApplies(plan.query());
            return plan.over(otherZone, otherWindow);
        };
    }

    private void demandApplies(QueryDocument query) {
        if (from != null && query instanceof DatasetQuery single && single.time() == null) {
            throw ProblemException.badParameter("from", "does not apply: the metric's query has no time");
        }
    }

    /** An offset such as +02:00 is not a zone, because it does not know the changes of clocks. */
    private static ZoneId zone(String name) {
        if (!TimeZones.isKnown(name)) {
            throw ProblemException.badParameter("zone", "is not the name of an IANA zone");
        }
        return ZoneId.of(name);
    }

    private Window.Between window() {
        Window.Bound start = bound("from", from);
        Window.Bound end = bound("to", to);
        ZoneId best = zone == null ? ZoneId.of("UTC") : zone(zone);
        LocalDateTime first = local(start, best);
        LocalDateTime last = local(end, best);
        if (!first.isBefore(last)) {
            throw ProblemException.badParameter("to", "must be later than from");
        }
        if (first.plusYears(MAX_YEARS).isBefore(last)) {
            throw ProblemException.badParameter("to", "must be at most " + MAX_YEARS + " years after from");
        }
        return new Window.Between(start, end);
    }

    private static LocalDateTime local(Window.Bound bound, ZoneId zone) {
        return bound.local() == null ? LocalDateTime.ofInstant(bound.instant(), zone) : bound.local();
    }

    private static Window.Bound bound(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? new Window.Bound(inRange(Rfc3339.date(text).atStartOfDay()), null)
                    : timed(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.badParameter(
                    name, "must be a date, a time, or a time with offset, as in RFC 3339, " + Years.RANGE);
        }
    }

    private static Window.Bound timed(String text) {
        try {
            OffsetDateTime time = Rfc3339.parse(text);
            inRange(time.toLocalDateTime());
            return new Window.Bound(null, time.toInstant());
        } catch (DateTimeException withoutOffset) {
            return new Window.Bound(inRange(LocalDateTime.parse(text)), null);
        }
    }

    private static LocalDateTime inRange(LocalDateTime time) {
        if (!Years.include(time.getYear())) {
            throw new DateTimeException("a year that queries do not know either");
        }
        return time;
    }
}
