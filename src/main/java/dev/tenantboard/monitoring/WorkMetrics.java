package dev.tenantboard.monitoring;

import dev.tenantboard.live.Channels;
import dev.tenantboard.metric.engine.Calculated;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.value.CalculationQueue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What the server does beside answering: calculating metrics, and telling those who have streams open. */
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
        // Being called is enough: everything was added.
    }

    @PostConstruct
    void add() {
        addCalculations();
        addStreams();
    }

    private void addCalculations() {
        series.add(
                "tenantboard_metric_calculation_seconds", "Calculations, each of some metrics together.", durations);
        String description = "Metrics calculated, by what came of it.";
        series.add(CALCULATED, description, succeeded::sum, "outcome", "success");
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            LongAdder count = new LongAdder();
            failed[kind.ordinal()] = count;
            series.add(
                    CALCULATED, description, count::sum, "outcome", kind.name().toLowerCase(Locale.ROOT));
        }
        series.add(
                "tenantboard_metric_calculations_running",
                "Calculations under way.",
                () -> calculations.load().running());
        series.add(
                "tenantboard_metric_calculations_waiting",
                "Calculations that wait for their turn.",
                () -> calculations.load().waiting());
        series.add(
                "tenantboard_metric_organizations_due",
                "Organizations with due metrics at the last look, at most 50.",
                () -> calculations.load().due());
    }

    private void addStreams() {
        series.add(
                "tenantboard_event_streams",
                "Streams of events that are open.",
                () -> channels.figures().open());
        series.add(
                "tenantboard_event_streams_behind",
                "Streams that were not told everything yet.",
                () -> channels.figures().behind());
        series.add(
                "tenantboard_event_reading_age_seconds",
                "Since the log was read for an organization with streams, where that is longest ago.",
                () -> channels.figures().sinceReading().toNanos() / NANOS);
    }

    void calculated(@Observes Calculated done) {
        durations.add(done.taken().toNanos());
        for (Outcome outcome : done.outcomes()) {
            (outcome.isFailure() ? failed[outcome.failure().kind().ordinal()] : succeeded).increment();
        }
    }
}
