package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Calculates in four steps: plans the reads, runs them in as few scans as possible, combines, rounds. A failure,
 * expected or not, is the outcome of that calculation only.
 */
final class Calculator {

    private final Function<String, Optional<Dataset>> datasets;
    private final Function<Scan, List<ScanRow>> database;
    private final Runnable gone;
    private final BooleanSupplier spent;

    /**
     * Creates a calculator.
     *
     * @param gone called when a relation does not match the catalog
     * @param spent returns whether the time is over; then no scan starts
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
        calculations.forEach(calculation -> parts.put(calculation, planned(calculation, planner)));
        var scans = new SharedScans(this::inTime, gone);
        scans.run(parts.values().stream().flatMap(Part::queries).distinct().toList());
        var outcomes = new LinkedHashMap<String, Outcome>();
        parts.forEach((calculation, part) -> outcomes.put(calculation.key(), outcome(calculation, part, scans)));
        return outcomes;
    }

    private static Part planned(Calculation calculation, Planner planner) {
        try {
            return new Parts(planner, calculation).all();
        } catch (RuntimeException unexpected) {
            return new Part.Failed(QueryFailure.unexpected(calculation.key(), unexpected));
        }
    }

    private List<ScanRow> inTime(Scan scan) {
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

    private static Outcome outcome(Calculation calculation, Part part, SharedScans scans) {
        try {
            return new Outcome(Rounding.rounded(part.figures(scans, calculation.thresholds())), null);
        } catch (QueryFailure failed) {
            return new Outcome(null, failed.failure());
        } catch (RuntimeException unexpected) {
            return new Outcome(null, QueryFailure.unexpected(calculation.key(), unexpected));
        }
    }
}
