package dev.tenantboard.metric.value;

import dev.tenantboard.tenancy.DueOrganizations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps values fresh that nobody asks for at the moment: every few seconds, it puts the organizations with due metrics into
 * their lanes. It waits for none of them, and takes a limited number on; the others stay due, here and on other servers.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@TransactionManagement(TransactionManagementType.BEAN)
public class RefreshRun {

    private static final int MAX_ORGANIZATIONS = 50;

    private static final Logger LOG = System.getLogger(RefreshRun.class.getName());

    @Resource
    private TimerService timers;

    @Inject
    private MetricSettings settings;

    @Inject
    private DueOrganizations work;

    @Inject
    private CalculationQueue lanes;

    @Inject
    private Calculator calculator;

    /** The servers of a fleet that is started at once do not look at the same moment. */
    @PostConstruct
    void start() {
        long interval = settings.schedule().toMillis();
        if (interval > 0) {
            timers.createIntervalTimer(
                    ThreadLocalRandom.current().nextLong(interval), interval, new TimerConfig(null, false));
        }
    }

    @Timeout
    void lookForDue() {
        try {
            List<String> due = work.withDueMetrics(MAX_ORGANIZATIONS);
            lanes.noteDue(due.size());
            due.forEach(organization -> lanes.offerVisit(organization, () -> calculator.visit(organization)));
        } catch (SQLException | RuntimeException failure) {
            // Whatever a timer throws ends it after a retry, and nobody would look any more.
            LOG.log(Level.WARNING, "due metrics could not be looked for: {0}", failure.getMessage());
        }
    }
}
