package dev.tenantboard.retention;

import dev.tenantboard.access.Tier;
import dev.tenantboard.problem.SqlStates;
import dev.tenantboard.tenancy.SystemTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Removes old rows of one organization, in batches with one transaction each, until no old row is left or the limit of
 * batches is reached.
 */
@ApplicationScoped
public class OrganizationRetention {

    /** A batch is small, because other transactions wait for its rows until it ends. */
    static final int ACTIVITIES_OF_BATCH = 200;

    static final int EVENTS_OF_BATCH = 2_000;

    /** The limit of batches in a run. */
    static final int MAX_BATCHES = 100;

    private static final Logger LOG = System.getLogger(OrganizationRetention.class.getName());

    @Inject
    private SystemTasks product;

    @Inject
    private RetentionClaims claims;

    @Inject
    private OldEvents events;

    @Inject
    private OldActivities activities;

    @Inject
    private OldRuns runs;

    @Inject
    private OldNames names;

    @Inject
    private RetentionSchedule schedule;

    @Inject
    private RetentionSettings settings;

    /** Removes old rows, if the organization is due and no other server has claimed it. */
    void run(String organizationId) {
        product.in(organizationId, () -> {
            claims.claim().ifPresent(this::remove);
            return null;
        });
    }

    private void remove(RetentionClaims.Claim claim) {
        events.removeForeignEntries();
        boolean moreEvents = removeEvents();
        boolean moreActivities = claim.activitiesDue() && removeActivities(claim.tier());
        boolean moreRuns = claim.activitiesDue() && removeRuns();
        boolean more = moreActivities || moreRuns;
        boolean done = claim.activitiesDue() && !more;
        if (done) {
            unlessBusy("old names", names::remove);
        }
        claims.finish(schedule.events(), done, moreEvents || more);
    }

    private boolean removeRuns() {
        int batches = 0;
        while (batches < MAX_BATCHES && runs.remove() == OldRuns.BATCH) {
            batches++;
        }
        return batches == MAX_BATCHES;
    }

    private boolean removeEvents() {
        int batches = 0;
        while (batches < MAX_BATCHES && events.remove(schedule.events(), EVENTS_OF_BATCH) == EVENTS_OF_BATCH) {
            batches++;
        }
        return batches == MAX_BATCHES;
    }

    /** Returns whether old activities remain. If the tier is unknown, all activities are kept. */
    private boolean removeActivities(String tier) {
        return Tier.named(tier)
                .flatMap(settings::of)
                .filter(this::removeOlderThan)
                .isPresent();
    }

    /** Continues after the last activity, so that kept activities are scanned once in a run and do not count. */
    private boolean removeOlderThan(Duration retention) {
        List<OldActivity> old = activities.after(OldActivity.NONE, retention, ACTIVITIES_OF_BATCH);
        int batches = 0;
        while (!old.isEmpty() && batches < MAX_BATCHES) {
            List<String> ids = old.stream()
                    .filter(OldActivity::removable)
                    .map(OldActivity::id)
                    .toList();
            batches += !ids.isEmpty() && remove(ids) > 0 ? 1 : 0;
            old = activities.after(old.get(old.size() - 1), retention, ACTIVITIES_OF_BATCH);
        }
        return !old.isEmpty();
    }

    private int remove(List<String> ids) {
        return unlessBusy("old activities", () -> activities.remove(ids));
    }

    /** If rows or marks of activities are locked, or the database is too busy, the rows remain until the next run. */
    private static int unlessBusy(String rows, IntSupplier removal) {
        try {
            return removal.getAsInt();
        } catch (RuntimeException failure) {
            if (!SqlStates.isPassing(failure)) {
                throw failure;
            }
            LOG.log(Level.DEBUG, "{0} will be removed later: {1}", rows, failure.getMessage());
            return 0;
        }
    }
}
