package dev.tenantboard.monitoring;

import dev.tenantboard.live.Channels;
import dev.tenantboard.metric.engine.MetricEngine.Calculated;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.value.CalculationQueue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The metrics of the server's background work: calculations and event streams. */
@ApplicationScoped
public class WorkMetrics {

    private static final String CALCULATED = "tenantboard_metrics_calculated_total";
    private static final double NANOS = 1e9;

    /** By {@link Outcome.Kind}. */
    private final LongAdder[] failed = new LongAdder[Outcome.Kind.values().length];

    private final LongAdder succeeded = new LongAdder();
    private final Durations durations = new Durations();

    @Inject
    private Series series;

    @Inject
    private CalculationQueue calculations;

    @Inject
    private Channels channels;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which adds the series.
    }

    @PostConstruct
    void add() {
        addCalculations();
        addStreams();
    }

    private void addCalculations() {
        series.add("tenantboard_metric_calculation_seconds", "Calculations, each of some metrics together.", durations);
        String description = "Metrics calculated, by outcome.";
        series.add(CALCULATED, description, succeeded::sum, "outcome", "success");
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            LongAdder count = new LongAdder();
            failed[kind.ordinal()] = count;
            series.add(
                    CALCULATED, description, count::sum, "outcome", kind.name().toLowerCase(Locale.ROOT));
        }
        series.add(
                "tenantboard_metric_calculations_running",
                "Calculations that run.",
                () -> calculations.load().running());
        series.add(
                "tenantboard_metric_calculations_waiting",
                "Calculations that wait in the queue.",
                () -> calculations.load().waiting());
        series.add(
                "tenantboard_metric_organizations_due",
                "Organizations with due metrics at the last query, at most 50.",
                () -> calculations.load().due());
    }

    private void addStreams() {
        series.add(
                "tenantboard_event_streams",
                "Open event streams.",
                () -> channels.load().open());
        series.add(
                "tenantboard_event_streams_behind",
                "Event streams that are behind their channel.",
                () -> channels.load().behind());
        series.add(
                "tenantboard_event_reading_age_seconds",
                "The longest time since the log of an organization with streams was read.",
                () -> channels.load().sinceReading().toNanos() / NANOS);
    }

    void calculated(@Observes Calculated done) {
        durations.add(done.taken().toNanos());
        for (Outcome outcome : done.outcomes()) {
            (outcome instanceof Failure failure ? failed[failure.kind().ordinal()] : succeeded).increment();
        }
    }
}
