package dev.tenantboard.metric.value;

import dev.tenantboard.scheduling.PeriodicTask;
import dev.tenantboard.tenancy.DueOrganizations;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Keeps values fresh that no request reads at the moment: every few seconds, it queues the organizations with due metrics. It
 * does not wait for them, and queues a limited number. The others stay due, on all servers.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@TransactionManagement(TransactionManagementType.BEAN)
public class RefreshRun {

    private static final int MAX_ORGANIZATIONS = 50;

    @Inject
    private PeriodicTask task;

    /** A server with invalid settings does not start, because this bean starts with it. */
    @Inject
    private MetricSettings settings;

    @Inject
    private DueOrganizations organizations;

    @Inject
    private CalculationQueue calculations;

    @Inject
    private Calculator calculator;

    @PostConstruct
    void start() {
        task.start("The query for due metrics", settings.schedule(), this::queueDue);
    }

    private void queueDue() {
        List<String> due = organizations.withDueMetrics(MAX_ORGANIZATIONS);
        calculations.setDue(due.size());
        due.forEach(id -> calculations.queue().offerBackground(id, () -> calculator.refresh(id)));
    }
}
