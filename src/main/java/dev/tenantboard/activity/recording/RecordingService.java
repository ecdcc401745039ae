package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.activity.PersonalActivity;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Records activities of the caller's organization. */
@Stateless
@Tenanted
public class RecordingService {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private RecordingRules rules;

    @Inject
    private ActivityRows rows;

    /**
     * Records an activity.
     *
     * @param document what was sent, in canonical form
     * @throws ProblemException 403, 422, or 409 if its key is another activity's
     */
    public Recorded record(NewActivity what, byte[] document) {
        Caller caller = tenant.caller();
        var candidate = Candidate.of(0, what, document);
        rules.refusal(caller, candidate).ifPresent(refusal -> {
            throw refusal;
        });
        RecordingRules.requireNotProducts(what);
        var activity = new ActivityFeed(caller, what);
        var row = new NewRow(candidate, activity.id(), activity.createdAt());
        BulkItem item = new Recording(rows, caller).store(List.of(row)).get(0);
        if (item.problem() != null) {
            throw new ProblemException(item.problem());
        }
        return item.status() == 201
                ? new Recorded(ActivityView.of(PersonalActivity.unmarked(activity)), true)
                : new Recorded(there(caller, item.id()), false);
    }

    /** As it is now; who may record and not read it sees what they sent, and no mark that it was given since. */
    private ActivityView there(Caller caller, String id) {
        return ActivityView.of(PersonalActivity.find(entities, caller, id).orElseGet(() -> {
            ActivityFeed activity = entities.find(ActivityFeed.class, id);
            entities.detach(activity);
            return PersonalActivity.unmarked(activity.asRecorded());
        }));
    }
}
