package dev.tenantboard.retention;

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
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs the retention of due organizations, every {@code tenantboard.retention.schedule}. It processes one after the
 * other, so that it needs only one connection of a server, for any number of rows.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionRun {

    private static final int MAX_ORGANIZATIONS = 100;

    private static final Logger LOG = System.getLogger(RetentionRun.class.getName());

    @Resource
    private TimerService timers;

    @Inject
    private RetentionSchedule schedule;

    /** Injected so that a server with invalid settings does not start. */
    @Inject
    private RetentionSettings settings;

    @Inject
    private DueOrganizations due;

    @Inject
    private OrganizationRetention retention;

    /** Starts with a random delay, so that servers that start together do not run at the same time. */
    @PostConstruct
    void start() {
        long interval = schedule.interval().toMillis();
        if (interval > 0) {
            timers.createIntervalTimer(
                    ThreadLocalRandom.current().nextLong(interval), interval, new TimerConfig(null, false));
        }
    }

    @Timeout
    void runDue() {
        try {
            due.withDueRetention(MAX_ORGANIZATIONS).forEach(this::run);
        } catch (SQLException | RuntimeException failure) {
            // An exception would end the timer after one retry.
            LOG.log(Level.WARNING, "cannot read the organizations with due retention: {0}", failure.getMessage());
        }
    }

    /** A failure in one organization, which may be deleted by now, does not stop the others. */
    private void run(String organizationId) {
        try {
            retention.run(organizationId);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the retention of " + organizationId + " failed and will be retried", failure);
        }
    }
}
