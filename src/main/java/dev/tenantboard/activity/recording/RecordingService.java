package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.activity.PersonalActivity;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.organization.People;
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

    @Inject
    private People people;

    /**
     * Records an activity.
     *
     * @param document the received document in canonical form
     * @throws ProblemException 403, 422, or 409 if its key belongs to another activity
     */
    public Result record(NewActivity content, byte[] document) {
        Caller caller = tenant.caller();
        var received = ReceivedActivity.of(0, content, document);
        rules.refusal(caller, received).ifPresent(refusal -> {
            throw refusal;
        });
        RecordingRules.requireNotReserved(content);
        var activity = new ActivityFeed(caller, content);
        var row = new NewRow(received, activity.id(), activity.createdAt());
        BulkItem item = new ActivityRecorder(rows, caller).store(List.of(row)).get(0);
        if (item.problem() != null) {
            throw new ProblemException(item.problem());
        }
        return item.status() == 201
                ? new Result(people.name(ActivityView.of(PersonalActivity.unmarked(activity))), true)
                : new Result(existing(caller, item.id()), false);
    }

    /** Returns the existing activity. A caller that may record but not read it receives it without marks. */
    private ActivityView existing(Caller caller, String id) {
        return people.name(ActivityView.of(PersonalActivity.find(entities, caller, id)
                .orElseGet(() -> {
                    ActivityFeed activity = entities.find(ActivityFeed.class, id);
                    entities.detach(activity);
                    return PersonalActivity.unmarked(activity.withoutMarks());
                })));
    }

    /** @param isNew false if the activity was stored by an earlier request */
    public record Result(ActivityView activity, boolean isNew) {}
}
