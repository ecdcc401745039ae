package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs plans: finds the scans of all of them, runs these in as few statements as possible, and builds the outcomes. */
final class PlanRunner {

    private final Function<String, Optional<Dataset>> datasets;
    private final Function<Scan, List<Scan.Row>> database;
    private final Runnable gone;
    private final BooleanSupplier spent;

    /**
     * Creates a runner.
     *
     * @param gone called when a relation does not match the catalog
     * @param spent returns whether the time is over; then no scan starts
     */
    PlanRunner(
            Function<String, Optional<Dataset>> datasets,
            Function<Scan, List<Scan.Row>> database,
            Runnable gone,
            BooleanSupplier spent) {
        this.datasets = datasets;
        this.database = database;
        this.gone = gone;
        this.spent = spent;
    }

    /** Returns the outcome of each plan by its key. */
    Map<String, Outcome> run(Collection<Plan> plans, Instant now) {
        var planner = new Planner(datasets, now.truncatedTo(ChronoUnit.MICROS));
        var steps = new LinkedHashMap<String, PlanSteps>();
        plans.forEach(plan -> steps.put(plan.key(), PlanSteps.of(plan, planner)));
        Set<Scan> scans = new LinkedHashSet<>();
        steps.values().forEach(each -> scans.addAll(each.scans()));
        var rows = new SharedScans(this::inTime, gone);
        rows.run(scans);
        var outcomes = new LinkedHashMap<String, Outcome>();
        steps.forEach((key, each) -> outcomes.put(key, each.outcome(rows)));
        return outcomes;
    }

    private List<Scan.Row> inTime(Scan scan) {
        if (spent.getAsBoolean()) {
            throw ScanException.late();
        }
        try {
            return database.apply(scan);
        } catch (ScanException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw ScanException.around(failure);
        }
    }
}
