package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.time.Window.Baseline;
import dev.tenantboard.metric.time.Windows;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Another zone or window than a query's own, with filters; and the query that has them itself. */
record RandomRange(QueryRange range, List<FieldFilter> filters) {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Prague"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Sao_Paulo"));

    /** For one metric, and short enough for every grain. */
    static RandomRange next(Random random, Instant now) {
        ZoneId zone = random.nextBoolean() ? null : SampleRow.pick(random, ZONES);
        LocalDateTime end = LocalDateTime.ofInstant(now, ZONES.get(0));
        QueryRange range = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> zone == null ? null : new QueryRange(zone, null, false);
            default -> new QueryRange(zone, between(end.minusHours(13), end.minusHours(1)), false);
        };
        return new RandomRange(range, List.of());
    }

    /** For a whole dashboard: from an hour to some years, often where clocks change, and sometimes where no rows are. */
    static RandomRange ofScreen(Random random) {
        ZoneId zone = random.nextInt(4) == 0 ? null : SampleRow.pick(random, ZONES);
        LocalDateTime from = random.nextInt(8) == 0
                ? LocalDateTime.of(1950, 1, 1, 0, 0)
                : LocalDateTime.ofInstant(SampleRow.instant(random), ZONES.get(0))
                        .truncatedTo(random.nextBoolean() ? ChronoUnit.DAYS : ChronoUnit.HOURS);
        LocalDateTime to = switch (random.nextInt(4)) {
            case 0 -> from.plusHours(1 + random.nextInt(30));
            case 1 -> from.plusDays(1 + random.nextInt(40));
            case 2 -> from.plusMonths(1 + random.nextInt(14));
            default -> from.plusDays(1 + random.nextInt(1_700));
        };
        return new RandomRange(new QueryRange(zone, between(from, to), true), filters(random));
    }

    private static Window.Between between(LocalDateTime from, LocalDateTime to) {
        return new Window.Between(new Window.Bound(from, null), new Window.Bound(to, null));
    }

    private static List<FieldFilter> filters(Random random) {
        var filters = new ArrayList<FieldFilter>();
        if (random.nextInt(3) == 0) {
            filters.add(new FieldFilter("kind", List.of("ERROR", "INFO", "no such kind")));
        }
        if (random.nextInt(4) == 0) {
            filters.add(
                    random.nextBoolean()
                            ? new FieldFilter("open", List.of("true"))
                            : new FieldFilter("whole", List.of("1", "2.0", "3e0", "-1", "no number")));
        }
        return filters;
    }

    Plan applied(Plan plan) {
        Plan ranged = range == null ? plan : plan.over(range);
        return ranged.filteredBy(filters);
    }

    /** Returns the query that has the range and the filters itself, without the product's way to add them. */
    DatasetQuery applied(DatasetQuery query, Instant now) {
        Condition where = narrowed(query.where());
        if (query.time() == null || range == null) {
            return with(query, where, query.time(), query.compare());
        }
        TimeClause own = query.time();
        ZoneId zone = range.zone() == null ? own.calendar().zone() : range.zone();
        var time = new TimeClause(
                own.field(),
                range.window() == null ? own.window() : range.window(),
                own.grain(),
                new LocalCalendar(zone, own.calendar().weekStart()),
                own.fill(),
                own.keepsWindow());
        return range.ofScreen()
                ? coarsened(with(query, where, time, compared(query)), now)
                : with(query, where, time, query.compare());
    }

    private Condition narrowed(Condition where) {
        var all = new ArrayList<Condition>();
        if (where != null) {
            all.add(where);
        }
        for (FieldFilter filter : filters) {
            String leaf = switch (filter.field()) {
                case "kind" -> "{'field':'kind','op':'in','values':['INFO','ERROR']}";
                case "open" -> "{'field':'open','op':'eq','value':true}";
                default -> "{'field':'whole','op':'in','values':[1,2,3,-1]}";
            };
            all.add(((DatasetQuery) Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'count'}],"
                            + "'where':" + leaf + ",'value':'m'}"))
                    .where());
        }
        return all.isEmpty() ? null : new Condition.And(all);
    }

    private static List<Comparison> compared(DatasetQuery query) {
        boolean isCompared = query.value() == null
                || query.compare().stream().anyMatch(comparison -> comparison.baseline() instanceof Baseline.Preceding);
        var compare = new ArrayList<>(query.compare());
        if (!isCompared) {
            compare.add(new Comparison("previous", new Baseline.Preceding(), true));
        }
        return compare;
    }

    private static DatasetQuery coarsened(DatasetQuery query, Instant now) {
        TimeClause time = query.time();
        if (time.grain() == null) {
            return query;
        }
        for (Unit grain : Unit.values()) {
            if (grain.ordinal() >= time.grain().ordinal() && (isShort(query, grain, now) || grain == Unit.YEAR)) {
                var coarser = new TimeClause(
                        time.field(), time.window(), grain, time.calendar(), time.fill(), time.keepsWindow());
                return with(query, query.where(), coarser, query.compare());
            }
        }
        throw new IllegalStateException();
    }

    private static boolean isShort(DatasetQuery query, Unit grain, Instant now) {
        TimeClause time = query.time();
        Interval current = Windows.resolve(time.window(), time.calendar(), now);
        var windows = new ArrayList<Interval>(List.of(current));
        if (query.groupBy().isEmpty()) {
            query.compare().stream()
                    .filter(comparison -> !comparison.isWithTarget())
                    .forEach(comparison -> windows.add(Windows.compared(
                            time.window(),
                            current,
                            comparison.baseline(),
                            comparison.elapsed(),
                            time.calendar(),
                            now)));
        }
        try {
            int buckets = Windows.bounds(current, grain, time.calendar()).size() - 1;
            int all = windows.stream()
                    .mapToInt(window ->
                            Windows.bounds(window, grain, time.calendar()).size() - 1)
                    .sum();
            return buckets <= 200 && (!query.groupBy().isEmpty() || all * query.width() <= 5_000);
        } catch (Windows.TooManyBucketsException tooMany) {
            return false;
        }
    }

    private static DatasetQuery with(DatasetQuery query, Condition where, TimeClause time, List<Comparison> compare) {
        return new DatasetQuery(
                query.dataset(),
                query.measures(),
                where,
                time,
                compare,
                query.groupBy(),
                query.formulas(),
                query.orderBy(),
                query.limit(),
                query.value(),
                query.historyOf(),
                query.rowFields());
    }
}
