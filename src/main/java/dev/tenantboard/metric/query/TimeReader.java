package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;

/** Reads the time clause of a query. */
record TimeReader(FieldReader fields, ZoneId usualZone) {

    private static final int MAX_BUCKETS = 1_000;

    /** Returns the time clause at the cursor, or null if there is none. */
    TimeClause read(JsonCursor cursor) {
        if (!cursor.exists()) {
            return null;
        }
        FieldReference field = fields.read(cursor, List.of(ValueType.TIME), "must be a field of times");
        ZoneId zone = cursor.at("zone").exists() ? ZoneId.of(cursor.at("zone").text()) : usualZone;
        DayOfWeek weekStart = DayOfWeek.MONDAY;
        if (cursor.at("weekStart").exists()) {
            weekStart = cursor.at("weekStart").constant(DayOfWeek.class);
        }
        Unit grain = cursor.at("grain").constant(Unit.class);
        Window window = window(cursor, zone, grain);
        boolean keepsWindow = cursor.at("keepWindow").node().booleanValue();
        return new TimeClause(
                field, window, grain, new LocalCalendar(zone, weekStart), fill(cursor, grain), keepsWindow);
    }

    private static Window window(JsonCursor cursor, ZoneId zone, Unit grain) {
        var reader = new WindowReader(cursor.at("window"), zone);
        Window window = reader.read();
        if (window != null && grain != null) {
            cursor.at("grain")
                    .demand(reader.parts(window, grain) <= MAX_BUCKETS, "makes more than " + MAX_BUCKETS + " buckets");
        }
        return window;
    }

    private static Fill fill(JsonCursor cursor, Unit grain) {
        JsonCursor fill = cursor.at("fill");
        fill.demand(!fill.exists() || grain != null, "needs grain");
        return fill.exists() ? fill.constant(Fill.class) : Fill.NULL;
    }
}
