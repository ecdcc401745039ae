package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.ScanException.Reason;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs scans. Those of the same rows (the same dataset, condition and windows, without groups) share one statement. If a
 * shared statement fails, each scan runs alone.
 */
final class SharedScans {

    /** The largest number of measures of one statement. */
    static final int MOST_MEASURES = 32;

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
        var sharing = new LinkedHashMap<Scan, List<Scan>>();
        scans.forEach(scan -> sharing.computeIfAbsent(scan.shared(), shared -> new ArrayList<>())
                .add(scan));
        sharing.values().forEach(this::runInParts);
    }

    private void runInParts(List<Scan> scans) {
        var part = new ArrayList<Scan>();
        for (Scan scan : scans) {
            part.add(scan);
            if (measures(part).size() > MOST_MEASURES) {
                part.remove(part.size() - 1);
                runTogether(part);
                part = new ArrayList<>(List.of(scan));
            }
        }
        runTogether(part);
    }

    private void runTogether(List<Scan> scans) {
        if (scans.size() == 1) {
            runAlone(scans.get(0));
            return;
        }
        List<Measure> measures = measures(scans);
        try {
            List<Scan.Row> all = database.apply(scans.get(0).withMeasures(measures));
            scans.forEach(scan -> rows.put(scan, partOf(all, scan, measures)));
        } catch (ScanException failure) {
            if (failure.reason() == Reason.UNAVAILABLE) {
                scans.forEach(scan -> failed(scan, failure));
            } else {
                scans.forEach(this::runAlone);
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

    /** Returns the distinct measures of the scans. */
    private static List<Measure> measures(List<Scan> scans) {
        return scans.stream()
                .flatMap(scan -> scan.measures().stream())
                .map(SharedScans::unnamed)
                .distinct()
                .toList();
    }

    private static Measure unnamed(Measure measure) {
        return new Measure(null, measure.agg(), measure.field(), measure.p(), measure.where());
    }

    private static List<Scan.Row> partOf(List<Scan.Row> all, Scan scan, List<Measure> measures) {
        int[] places = scan.measures().stream()
                .mapToInt(measure -> measures.indexOf(unnamed(measure)))
                .toArray();
        return all.stream().map(row -> row.only(places)).toList();
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
