package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.engine.ScanException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Runs scans in as few statements as possible: see {@link JointScan}. If a joint statement fails, each scan runs alone. */
final class SharedScans {

    /** Scans with buckets and with more windows come first, because the others can read their rows. */
    private static final Comparator<Scan> WIDEST_FIRST = Comparator.comparing(
                    (Scan scan) -> scan.windows().stream().noneMatch(BucketedWindow::isParted))
            .thenComparing(scan -> -scan.windows().size());

    private final Function<Scan, List<Scan.Row>> database;
    private final Runnable gone;
    private final Map<Scan, List<Scan.Row>> rows = new HashMap<>();
    private final Map<Scan, Failure> failures = new HashMap<>();

    /**
     * Creates a run.
     *
     * @param gone called when a relation does not match the catalog
     */
    SharedScans(Function<Scan, List<Scan.Row>> database, Runnable gone) {
        this.database = database;
        this.gone = gone;
    }

    void run(Set<Scan> scans) {
        joint(scans).forEach(this::run);
    }

    private static List<JointScan> joint(Collection<Scan> scans) {
        var joint = new ArrayList<JointScan>();
        for (Scan scan : scans.stream().sorted(WIDEST_FIRST).toList()) {
            if (joint.stream().noneMatch(each -> each.add(scan))) {
                joint.add(new JointScan(scan));
            }
        }
        return joint;
    }

    /** Returns the number of statements that scans need. */
    static int statements(Collection<Scan> scans) {
        return joint(scans).size();
    }

    private void run(JointScan joint) {
        if (joint.scans().size() == 1) {
            runAlone(joint.scans().get(0));
            return;
        }
        try {
            List<Scan.Row> all = database.apply(joint.joined());
            joint.scans().forEach(scan -> rows.put(scan, joint.partOf(all, scan)));
        } catch (ScanException failure) {
            if (failure.reason() == Reason.UNAVAILABLE) {
                joint.scans().forEach(scan -> failed(scan, failure));
            } else {
                joint.scans().forEach(this::runAlone);
            }
        }
    }

    private void runAlone(Scan scan) {
        try {
            rows.put(scan, database.apply(scan));
        } catch (ScanException failure) {
            failed(scan, failure);
        }
    }

    private void failed(Scan scan, ScanException failure) {
        if (failure.reason() == Reason.GONE) {
            gone.run();
        }
        failures.put(scan, QueryFailure.of(failure, scan.dataset().name()));
    }

    /**
     * Returns the rows of a scan.
     *
     * @throws QueryFailure if it failed
     */
    List<Scan.Row> of(Scan scan) {
        if (failures.containsKey(scan)) {
            throw QueryFailure.of(failures.get(scan));
        }
        return rows.get(scan);
    }
}
