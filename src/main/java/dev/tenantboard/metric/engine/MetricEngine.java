package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.scan.Scan;
import dev.tenantboard.metric.scan.ScanException;
import dev.tenantboard.metric.scan.ScanRow;
import dev.tenantboard.metric.scan.Scans;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Calculates metrics for the organization of the current request. */
@ApplicationScoped
public class MetricEngine {

    @Inject
    private Scans scans;

    @Inject
    private Datasets datasets;

    /**
     * The outcome of each calculation, by its key. A query that fails is an outcome too, and harms no other. To be called
     * without a transaction: each scan is one.
     *
     * @param budget after which no scan begins any more: what has not run by then fails as unavailable
     */
    public Map<String, Outcome> calculate(Collection<Calculation> calculations, Instant now, Duration budget) {
        return new Calculator(datasets::find, this::run, datasets::refresh, new Budget(budget)::isSpent)
                .calculate(calculations, now);
    }

    /** What fails around the scan, such as waiting for a connection, the container wraps. */
    private List<ScanRow> run(Scan scan) {
        try {
            return scans.run(scan);
        } catch (EJBException failure) {
            throw ScanException.around(failure);
        }
    }
}
