package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Another zone or window than a query's own, short enough for every grain; and the query that says so itself. */
record RandomRange(ZoneId zone, Window window) {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Prague"), ZoneId.of("Australia/Lord_Howe"));

    static RandomRange next(Random random, Instant now) {
        ZoneId zone = random.nextBoolean() ? null : SampleRow.pick(random, ZONES);
        LocalDateTime end = LocalDateTime.ofInstant(now, ZONES.get(0));
        return switch (random.nextInt(3)) {
            case 0 -> new RandomRange(null, null);
            case 1 -> new RandomRange(zone, null);
            default -> new RandomRange(zone, new Window.Between(local(end.minusHours(13)), local(end.minusHours(1))));
        };
    }

    private static Window.Bound local(LocalDateTime time) {
        return new Window.Bound(time, null);
    }

    Plan applied(Plan plan) {
        return zone == null && window == null ? plan : plan.over(zone, window);
    }

    DatasetQuery applied(DatasetQuery query) {
        if (query.time() == null) {
            return query;
        }
        TimeClause own = query.time();
        ZoneId applied = zone == null ? own.calendar().zone() : zone;
        var time = new TimeClause(
                own.field(),
                window == null ? own.window() : window,
                own.grain(),
                new LocalCalendar(applied, own.calendar().weekStart()),
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
                query.historyOf(),
                query.rowFields());
    }
}
