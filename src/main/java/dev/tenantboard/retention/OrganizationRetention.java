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

/**
 * Removes what is too old in one organization, in batches with a transaction each, until nothing is left or it is
 * another organization's turn.
 */
@ApplicationScoped
public class OrganizationRetention {

    /** A batch is small: whoever wants one of its rows waits until it is done. */
    static final int ACTIVITIES = 200;

    static final int EVENTS = 2_000;

    /** So many batches are a turn. */
    static final int TURN = 100;

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
    private RetentionSchedule schedule;

    @Inject
    private RetentionSettings settings;

    /** Visits an organization, if that is due and no other server does. */
    void to(String organizationId) {
        product.in(organizationId, () -> {
            claims.claim().ifPresent(this::remove);
            return null;
        });
    }

    private void remove(RetentionClaims.Claim claim) {
        events.forgetOtherCluster();
        boolean moreEvents = leavesEvents();
        boolean moreActivities = claim.activitiesDue() && leavesActivities(claim.tier());
        claims.finish(schedule.events(), claim.activitiesDue() && !moreActivities, moreEvents || moreActivities);
    }

    private boolean leavesEvents() {
        int batches = 0;
        while (batches < TURN && events.remove(schedule.events(), EVENTS) == EVENTS) {
            batches++;
        }
        return batches == TURN;
    }

    /** An organization of a tier that the dashboard does not know keeps everything. */
    private boolean leavesActivities(String tier) {
        return Tier.named(tier).flatMap(settings::of).filter(this::leavesOlder).isPresent();
    }

    /** It goes on behind what it has seen, so that what stays is seen once in a turn, and takes no part of it. */
    private boolean leavesOlder(Duration kept) {
        List<OldActivity> old = activities.after(OldActivity.NONE, kept, ACTIVITIES);
        int batches = 0;
        while (!old.isEmpty() && batches < TURN) {
            List<String> ids =
                    old.stream().filter(OldActivity::goes).map(OldActivity::id).toList();
            batches += !ids.isEmpty() && remove(ids) > 0 ? 1 : 0;
            old = activities.after(old.get(old.size() - 1), kept, ACTIVITIES);
        }
        return !old.isEmpty();
    }

    /** Where somebody holds marks that would go with them, they stay until the next visit. */
    private int remove(List<String> ids) {
        try {
            return activities.remove(ids);
        } catch (RuntimeException failure) {
            if (!SqlStates.isPassing(failure)) {
                throw failure;
            }
            LOG.log(Level.DEBUG, "activities that are too old are left for later: {0}", failure.getMessage());
            return 0;
        }
    }
}
