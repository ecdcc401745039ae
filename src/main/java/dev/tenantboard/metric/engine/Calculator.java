package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.scan.Scan;
import dev.tenantboard.metric.scan.ScanException;
import dev.tenantboard.metric.scan.ScanRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Calculations in four steps: plan what each reads, run it in as few scans as do, join, round. */
final class Calculator {

    private final Function<String, Optional<Dataset>> datasets;
    private final Function<Scan, List<ScanRow>> database;
    private final Runnable gone;
    private final BooleanSupplier spent;

    /**
     * A calculator.
     *
     * @param gone is told that the database holds something else than the datasets say
     * @param spent asks whether the time is over: no scan begins then
     */
    Calculator(
            Function<String, Optional<Dataset>> datasets,
            Function<Scan, List<ScanRow>> database,
            Runnable gone,
            BooleanSupplier spent) {
        this.datasets = datasets;
        this.database = database;
        this.gone = gone;
        this.spent = spent;
    }

    Map<String, Outcome> calculate(Collection<Calculation> calculations, Instant now) {
        var planner = new Planner(datasets, now.truncatedTo(ChronoUnit.MICROS));
        var parts = new LinkedHashMap<Calculation, Part>();
        calculations.forEach(calculation -> parts.put(calculation, new Parts(planner, calculation).all()));
        var scans = new SharedScans(this::inTime, gone);
        scans.run(parts.values().stream().flatMap(Part::queries).distinct().toList());
        var outcomes = new LinkedHashMap<String, Outcome>();
        parts.forEach(
                (calculation, part) -> outcomes.put(calculation.key(), outcome(part, scans, calculation.thresholds())));
        return outcomes;
    }

    private List<ScanRow> inTime(Scan scan) {
        if (spent.getAsBoolean()) {
            throw ScanException.late();
        }
        return database.apply(scan);
    }

    private static Outcome outcome(Part part, SharedScans scans, Thresholds thresholds) {
        try {
            return new Outcome(Rounding.rounded(part.figures(scans, thresholds)), null);
        } catch (QueryFailure failed) {
            return new Outcome(null, failed.failure());
        }
    }
}
