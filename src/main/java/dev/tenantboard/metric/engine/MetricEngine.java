package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.scan.Scans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Calculates metrics for the organization of the current request. */
@ApplicationScoped
public class MetricEngine {

    @Inject
    private Scans scans;

    /**
     * The outcome of each calculation, by its key. A query that fails is an outcome too, and harms no other. To be called
     * without a transaction: each scan is one.
     */
    public Map<String, Outcome> calculate(Collection<Calculation> calculations, Instant now) {
        return new Calculator(MetricEngine::dataset, scans::run, () -> {}).calculate(calculations, now);
    }

    private static Optional<Dataset> dataset(String name) {
        return BuiltInDatasets.all().stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst();
    }
}
