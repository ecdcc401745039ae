package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.ScanException.Reason;
import dev.tenantboard.metric.query.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs the scans of several queries. Queries that read the same rows (the same dataset, condition and windows, without
 * groups) share one scan. If a shared statement fails, each query runs alone.
 */
final class SharedScans {

    /** The largest number of measures of one statement. */
    static final int MOST_MEASURES = 32;

    private final Function<Scan, List<ScanRow>> database;
    private final Runnable gone;
    private final Map<PlannedQuery, List<ScanRow>> rows = new HashMap<>();
    private final Map<PlannedQuery, Failure> failures = new HashMap<>();

    /**
     * Creates a run.
     *
     * @param gone called when a relation does not match the catalog
     */
    SharedScans(Function<Scan, List<ScanRow>> database, Runnable gone) {
        this.database = database;
        this.gone = gone;
    }

    /** Runs the scans of the queries. */
    void run(Collection<PlannedQuery> queries) {
        var sharing = new LinkedHashMap<Scan, List<PlannedQuery>>();
        for (PlannedQuery query : queries) {
            sharing.computeIfAbsent(query.scan().shared(), scan -> new ArrayList<>())
                    .add(query);
        }
        sharing.values().forEach(this::runInParts);
    }

    private void runInParts(List<PlannedQuery> queries) {
        var part = new ArrayList<PlannedQuery>();
        for (PlannedQuery query : queries) {
            part.add(query);
            if (measures(part).size() > MOST_MEASURES) {
                part.remove(part.size() - 1);
                runTogether(part);
                part = new ArrayList<>(List.of(query));
            }
        }
        runTogether(part);
    }

    private void runTogether(List<PlannedQuery> queries) {
        if (queries.size() == 1) {
            runAlone(queries.get(0));
            return;
        }
        List<Measure> measures = measures(queries);
        Scan first = queries.get(0).scan();
        try {
            List<ScanRow> all = database.apply(first.isGrouped() ? first : first.withMeasures(measures));
            queries.forEach(query -> rows.put(query, first.isGrouped() ? all : partOf(all, query, measures)));
        } catch (ScanException failure) {
            if (failure.reason() == Reason.UNAVAILABLE) {
                queries.forEach(query -> failed(query, failure));
            } else {
                queries.forEach(this::runAlone);
            }
        }
    }

    private void runAlone(PlannedQuery query) {
        try {
            rows.put(query, database.apply(query.scan()));
        } catch (ScanException failure) {
            failed(query, failure);
        }
    }

    private void failed(PlannedQuery query, ScanException failure) {
        if (failure.reason() == Reason.GONE) {
            gone.run();
        }
        failures.put(query, QueryFailure.of(failure, query.query().dataset()));
    }

    /** Returns the distinct measures of the queries. */
    private static List<Measure> measures(List<PlannedQuery> queries) {
        return queries.stream()
                .flatMap(query -> query.scan().measures().stream())
                .map(SharedScans::unnamed)
                .distinct()
                .toList();
    }

    private static Measure unnamed(Measure measure) {
        return new Measure(null, measure.agg(), measure.field(), measure.p(), measure.where());
    }

    private static List<ScanRow> partOf(List<ScanRow> all, PlannedQuery query, List<Measure> measures) {
        int[] places = query.scan().measures().stream()
                .mapToInt(measure -> measures.indexOf(unnamed(measure)))
                .toArray();
        return all.stream().map(row -> row.only(places)).toList();
    }

    /**
     * Returns the rows of a query.
     *
     * @throws QueryFailure if its scan failed
     */
    List<ScanRow> rowsOf(PlannedQuery query) {
        if (failures.containsKey(query)) {
            throw QueryFailure.of(failures.get(query));
        }
        return rows.get(query);
    }
}
