package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scans that one statement computes. They read the same dataset over the same windows. A scan without buckets can read the
 * totals of another one's windows. If no scan has buckets, their conditions may differ: each becomes the condition of the
 * scan's measures. With buckets they must be equal, because a bucket without rows differs from a bucket whose rows do not
 * count.
 */
final class JointScan {

    /** The largest number of measures of one statement. */
    static final int MOST_MEASURES = 32;

    /** The largest number of different conditions of one statement. Each row is tested by all of them. */
    static final int MOST_CONDITIONS = 8;

    private final Scan widest;
    private final List<Scan> scans = new ArrayList<>();

    /** Contains null if a scan has no condition. */
    private final Set<Condition> conditions = new LinkedHashSet<>();

    /** @param widest the scan with all windows and buckets that the others read */
    JointScan(Scan widest) {
        this.widest = widest;
        add(widest);
    }

    List<Scan> scans() {
        return scans;
    }

    /** Adds a scan, if one statement can compute it with the others. */
    boolean add(Scan scan) {
        boolean fits = scans.isEmpty() || isOfSameRows(scan) && hasRoom(scan);
        if (fits) {
            scans.add(scan);
            conditions.add(scan.where());
        }
        return fits;
    }

    private boolean isOfSameRows(Scan scan) {
        return !scan.isGrouped()
                && !widest.isGrouped()
                && scan.dataset().equals(widest.dataset())
                && Objects.equals(scan.time(), widest.time())
                && scan.zone().equals(widest.zone())
                && scan.windows().stream().allMatch(window -> indexOf(window) >= 0);
    }

    private boolean hasRoom(Scan scan) {
        boolean isKnown = conditions.contains(scan.where());
        boolean isUniform = isKnown && isUniform();
        return (isKnown || !hasBuckets() && conditions.size() < MOST_CONDITIONS)
                && measures(Stream.concat(scans.stream(), Stream.of(scan)), isUniform)
                                .size()
                        <= MOST_MEASURES;
    }

    /** Returns whether all scans have one condition, which the statement applies. */
    private boolean isUniform() {
        return conditions.size() == 1;
    }

    private boolean hasBuckets() {
        return widest.windows().stream().anyMatch(BucketedWindow::isParted);
    }

    /** Returns the index of the window with the same rows, and with the same buckets if it has some; or -1. */
    private int indexOf(BucketedWindow window) {
        List<BucketedWindow> windows = widest.windows();
        for (int index = 0; index < windows.size(); index++) {
            BucketedWindow candidate = windows.get(index);
            if (Objects.equals(candidate.interval(), window.interval())
                    && (!window.isParted() || window.equals(candidate))) {
                return index;
            }
        }
        return -1;
    }

    /** Returns the scan that computes all. */
    Scan joined() {
        return scans.size() == 1 ? widest : widest.with(where(), measures(scans.stream(), isUniform()));
    }

    /** Reads the rows of which at least one condition is true. */
    private Condition where() {
        if (isUniform()) {
            return widest.where();
        }
        return conditions.contains(null) ? null : new Condition.Or(List.copyOf(conditions));
    }

    /** Returns the distinct measures of scans, without ids. */
    private static List<Measure> measures(Stream<Scan> of, boolean isUniform) {
        return of.flatMap(scan -> scan.measures().stream().map(measure -> joined(scan, measure, isUniform)))
                .distinct()
                .toList();
    }

    private static Measure joined(Scan scan, Measure measure, boolean isUniform) {
        Condition condition = isUniform ? measure.where() : condition(scan, measure);
        return new Measure(null, measure.agg(), measure.field(), measure.p(), condition);
    }

    private static Condition condition(Scan scan, Measure measure) {
        if (scan.where() == null) {
            return measure.where();
        }
        return measure.where() == null ? scan.where() : new Condition.And(List.of(scan.where(), measure.where()));
    }

    /** Returns the part of the joint rows that a scan would have returned. */
    List<Scan.Row> partOf(List<Scan.Row> all, Scan scan) {
        if (scans.size() == 1) {
            return all;
        }
        List<Measure> measures = measures(scans.stream(), isUniform());
        int[] places = scan.measures().stream()
                .mapToInt(measure -> measures.indexOf(joined(scan, measure, isUniform())))
                .toArray();
        var part = new ArrayList<Scan.Row>();
        for (int index = 0; index < scan.windows().size(); index++) {
            int window = index;
            int source = indexOf(scan.windows().get(index));
            boolean isParted = scan.windows().get(index).isParted();
            all.stream()
                    .filter(row -> row.window() == source && (isParted || row.bucket() == 0))
                    .map(row -> row.only(window, places))
                    .forEach(part::add);
        }
        return part;
    }
}
