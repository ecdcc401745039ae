package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/** Calculates metrics for the organization of the current request. */
@ApplicationScoped
public class MetricEngine {

    /** The event that some metrics were calculated together. */
    public record Calculated(Collection<Outcome> outcomes, Duration taken) {}

    /** The time limit of one call, from its creation. An interrupted thread has no time left. */
    static final class Budget {

        private final long end;

        Budget(Duration time) {
            this.end = System.nanoTime() + time.toNanos();
        }

        boolean isSpent() {
            return System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
        }
    }

    @Inject
    private Scans scans;

    @Inject
    private Datasets datasets;

    @Inject
    private Event<Calculated> calculated;

    /**
     * Returns the outcome of each plan by its key. A failed query is an outcome too and does not affect others.
     * Call it without a transaction: each scan opens its own.
     *
     * @param budget no scan starts after this time; the rest fails as unavailable
     */
    public Map<String, Outcome> calculate(Collection<Plan> plans, Instant now, Duration budget) {
        long began = System.nanoTime();
        Map<String, Outcome> outcomes = new PlanRunner(
                        datasets::find, scans::run, datasets::refresh, new Budget(budget)::isSpent)
                .run(plans, now);
        calculated.fire(new Calculated(outcomes.values(), Duration.ofNanos(System.nanoTime() - began)));
        return outcomes;
    }

    /**
     * Reads a page of rows. Call it without a transaction.
     *
     * @throws ProblemException if the dataset is not offered any more, or the scan failed
     */
    public RowScan.Page rows(RowScan scan) {
        return read(scan.dataset().name(), () -> {
            requireOffered(scan.dataset());
            return scans.rows(scan);
        });
    }

    /**
     * Reads a page of the rows behind a figure. Call it without a transaction.
     *
     * @param now the time for which the window is computed
     * @throws ProblemException if the query has no such figure or has become invalid, or a scan failed
     */
    public RowScan.Page rows(DatasetQuery query, Figure figure, Instant now, RowScan.Position after, int limit) {
        return read(
                query.dataset(),
                () -> scans.rows(new FigureRows(datasets::find, scans::run, now).scan(query, figure, after, limit)));
    }

    /** The catalog may have refused a view since the query was read. */
    private void requireOffered(Dataset dataset) {
        if (datasets.find(dataset.name()).filter(dataset::equals).isEmpty()) {
            throw QueryFailure.wrong("There is no dataset " + dataset.name() + " with these fields any more.");
        }
    }

    private <T> T read(String dataset, Supplier<T> scan) {
        try {
            return scan.get();
        } catch (ProblemException refused) {
            throw refused;
        } catch (QueryFailure failed) {
            throw problem(failed.failure());
        } catch (RuntimeException failure) {
            var failed = failure instanceof ScanException known ? known : ScanException.around(failure);
            if (failed.reason() == ScanException.Reason.GONE) {
                datasets.refresh();
            }
            throw problem(QueryFailure.of(failed, dataset));
        }
    }

    private static ProblemException problem(Outcome.Failure failure) {
        return new ProblemException(failure.kind().problem(), failure.reason());
    }
}
