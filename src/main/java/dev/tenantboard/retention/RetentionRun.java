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
 * Looks from time to time ({@code tenantboard.retention.schedule}) for organizations in which something is too old, and
 * visits them one after the other: so this takes one connection of a server, however much there is to remove.
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

    /** Read so that a server with figures that are wrong does not start. */
    @Inject
    private RetentionSettings settings;

    @Inject
    private DueOrganizations work;

    @Inject
    private OrganizationRetention visits;

    /** The servers of a fleet that is started at once do not look at the same moment. */
    @PostConstruct
    void start() {
        long interval = schedule.interval().toMillis();
        if (interval > 0) {
            timers.createIntervalTimer(
                    ThreadLocalRandom.current().nextLong(interval), interval, new TimerConfig(null, false));
        }
    }

    @Timeout
    void lookForDue() {
        try {
            work.withDueRetention(MAX_ORGANIZATIONS).forEach(this::visit);
        } catch (SQLException | RuntimeException failure) {
            // Whatever a timer throws ends it after a retry, and nobody would look any more.
            LOG.log(Level.WARNING, "what is too old could not be looked for: {0}", failure.getMessage());
        }
    }

    /** What fails in one organization, which may be gone by now, keeps nobody else waiting. */
    private void visit(String organizationId) {
        try {
            visits.to(organizationId);
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "what is too old in " + organizationId + " is still there; tried again later",
                    failure);
        }
    }
}
