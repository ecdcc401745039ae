package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.query.WindowDocument;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.persistence.TimeZones;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Another zone or window than those of queries, from query parameters. The window has one of the forms of the language. */
public class RequestedRange {

    @QueryParam("zone")
    @Parameter(description = "Another IANA zone than the query's, for this request only.", example = "Europe/Prague")
    private String zone;

    @QueryParam("from")
    @Parameter(
            description = "The start of another window, for this request only: a time with offset, or a local"
                    + " date or time of the zone. Requires `to`. Other windows are `last` with `unit`, `this`, `previous`"
                    + " and `rolling`. A request has at most one window.",
            example = "2026-01-01")
    private String from;

    @QueryParam("to")
    @Parameter(
            description = "The end of that window, exclusive; at most five years after the start.",
            example = "2026-02-01")
    private String to;

    @QueryParam("last")
    @Parameter(description = "The window of the last units: their number. Requires `unit`. At most five years.")
    private Integer last;

    @QueryParam("unit")
    @Parameter(description = "The unit of `last`: minute, hour, day, week, month, quarter or year.")
    private String unit;

    @QueryParam("partial")
    @Parameter(
            description = "Whether the last unit of `last` is the current one, until now (include, the default), or the"
                    + " last complete one (exclude).")
    private String partial;

    @QueryParam("this")
    @Parameter(
            description = "The window of the current unit, until now: minute, hour, day, week, month, quarter or year.")
    private String current;

    @QueryParam("previous")
    @Parameter(description = "The window of the whole unit before the current one.")
    private String previous;

    @QueryParam("rolling")
    @Parameter(
            description =
                    "The window of a duration until now, measured by the clock: an ISO 8601 duration of days, hours,"
                            + " minutes and seconds, such as PT24H.")
    private String rolling;

    public boolean isGiven() {
        return zone != null || !document().isEmpty();
    }

    /**
     * Returns the range.
     *
     * @param ofScreen whether it is for a whole dashboard
     * @throws ProblemException 400 if it is invalid
     */
    public QueryRange range(boolean ofScreen) {
        if (zone != null && !TimeZones.isKnown(zone)) {
            throw ProblemException.badParameter("zone", "is not the name of an IANA zone");
        }
        ObjectNode document = document();
        ZoneId asked = zone == null ? null : ZoneId.of(zone);
        Window window = document.isEmpty() ? null : window(document, asked == null ? ZoneOffset.UTC : asked);
        return new QueryRange(asked, window, ofScreen);
    }

    /** Returns the name of a parameter of the window. */
    String windowParameter() {
        return document().fieldNames().next();
    }

    private ObjectNode document() {
        ObjectNode window = JsonNodeFactory.instance.objectNode();
        put(window, "from", from);
        put(window, "to", to);
        if (last != null) {
            window.put("last", last);
        }
        put(window, "unit", unit);
        put(window, "partial", partial);
        put(window, "this", current);
        put(window, "previous", previous);
        put(window, "rolling", rolling);
        return window;
    }

    private static void put(ObjectNode window, String name, String value) {
        if (value != null) {
            window.put(name, value);
        }
    }

    private static Window window(ObjectNode document, ZoneId zone) {
        List<ProblemError> errors = new ArrayList<>();
        Window window = WindowDocument.read(document, zone, errors);
        if (window == null) {
            ProblemError first = errors.get(0);
            String name = first.pointer().isEmpty()
                    ? document.fieldNames().next()
                    : first.pointer().substring(1);
            throw ProblemException.badParameter(name, first.detail());
        }
        return window;
    }
}
