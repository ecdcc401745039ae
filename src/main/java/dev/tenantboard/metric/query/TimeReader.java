package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;

/** Reads when a query is about. */
record TimeReader(FieldReader fields, ZoneId usualZone) {

    private static final int MAX_BUCKETS = 1_000;

    /** The time at a place; null if there is none. */
    TimeClause read(JsonCursor place) {
        if (!place.exists()) {
            return null;
        }
        FieldReference field = fields.read(place, List.of(ValueType.TIME), "must be a field of times");
        ZoneId zone = place.at("zone").exists() ? ZoneId.of(place.at("zone").text()) : usualZone;
        DayOfWeek weekStart = DayOfWeek.MONDAY;
        if (place.at("weekStart").exists()) {
            weekStart = place.at("weekStart").constant(DayOfWeek.class);
        }
        Unit grain = place.at("grain").constant(Unit.class);
        Window window = window(place, zone, grain);
        return new TimeClause(field, window, grain, new LocalCalendar(zone, weekStart), fill(place, grain));
    }

    private static Window window(JsonCursor place, ZoneId zone, Unit grain) {
        var reader = new WindowReader(place.at("window"), zone);
        Window window = reader.read();
        if (window != null && grain != null) {
            place.at("grain")
                    .demand(
                            reader.parts(window, grain) <= MAX_BUCKETS,
                            "makes more than " + MAX_BUCKETS + " parts of the window");
        }
        return window;
    }

    private static Fill fill(JsonCursor place, Unit grain) {
        JsonCursor fill = place.at("fill");
        fill.demand(!fill.exists() || grain != null, "needs grain");
        return fill.exists() ? fill.constant(Fill.class) : Fill.NULL;
    }
}
