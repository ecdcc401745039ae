package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

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
}
