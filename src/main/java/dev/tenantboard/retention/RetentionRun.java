package dev.tenantboard.retention;

import dev.tenantboard.scheduling.PeriodicTask;
import dev.tenantboard.tenancy.DueOrganizations;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Queries at intervals ({@code tenantboard.retention.schedule}) for organizations with rows that are too old, and removes the
 * rows of one organization after the other. So it uses one connection of a server, for any number of rows.
 */
@Startup
@Singleton
@DependsOn("SchemaMonitor")
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionRun {

    private static final int MAX_ORGANIZATIONS = 100;

    private static final Logger LOG = System.getLogger(RetentionRun.class.getName());

    @Inject
    private PeriodicTask task;

    @Inject
    private RetentionSchedule schedule;

    /** Injected so that a server with invalid settings does not start. */
    @Inject
    private RetentionSettings settings;

    @Inject
    private DueOrganizations organizations;

    @Inject
    private OrganizationRetention retention;

    @PostConstruct
    void start() {
        task.start(
                "The query for rows that are too old",
                schedule.interval(),
                () -> organizations.withDueRetention(MAX_ORGANIZATIONS).forEach(this::remove));
    }

    /** A failure in one organization, which may be deleted by now, does not stop the others. */
    private void remove(String organizationId) {
        try {
            retention.run(organizationId);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "old rows of " + organizationId + " remain until the next run", failure);
        }
    }
}
