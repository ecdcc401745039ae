package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.TimeClause;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Another zone or window than a query's own, short enough for every grain; and the query that says so itself. */
final class RandomRange {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Prague"), ZoneId.of("Australia/Lord_Howe"));

    private RandomRange() {}

    static Range next(Random random, Instant now) {
        ZoneId zone = random.nextBoolean() ? null : SampleRow.pick(random, ZONES);
        LocalDateTime end = LocalDateTime.ofInstant(now, ZONES.get(0));
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Range(zone, null);
            default -> new Range(zone, new Window.Between(local(end.minusHours(13)), local(end.minusHours(1))));
        };
    }

    private static Window.Bound local(LocalDateTime time) {
        return new Window.Bound(time, null);
    }

    static DatasetQuery applied(Range range, DatasetQuery query) {
        if (range == null || query.time() == null) {
            return query;
        }
        TimeClause own = query.time();
        ZoneId zone = range.zone() == null ? own.calendar().zone() : range.zone();
        var time = new TimeClause(
                own.field(),
                range.window() == null ? own.window() : range.window(),
                own.grain(),
                new LocalCalendar(zone, own.calendar().weekStart()),
                own.fill());
        return new DatasetQuery(
                query.dataset(),
                query.measures(),
                query.where(),
                time,
                query.compare(),
                query.groupBy(),
                query.formulas(),
                query.orderBy(),
                query.limit(),
                query.value(),
                query.historyOf());
    }
}
