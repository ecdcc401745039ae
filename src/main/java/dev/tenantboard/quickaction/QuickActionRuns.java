package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.activity.recording.TrailTitle;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.organization.People;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCall;
import dev.tenantboard.retention.OldRuns;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.trace.Trace;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** Stores the runs of actions and their outcomes. */
@Stateless
@Tenanted
public class QuickActionRuns {

    private static final SortKey<QuickActionRun> ORDER = SortKey.newestFirst("startedAt", QuickActionRun::startedAt);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private People people;

    @Inject
    private OldRuns old;

    @Inject
    private AuditTrail trail;

    @Inject
    private Trace trace;

    @Inject
    private StrictJson json;

    @Inject
    private IdempotentRequest request;

    /** The body of a call, in the format that Standard Webhooks recommends. The signature covers all of it. */
    private record Message(String type, Instant timestamp, Data data) {}

    private record Data(
            String runId,
            String organizationId,
            String userId,
            String actionId,
            ActionType actionType,
            ObjectNode input) {}

    /** Returns the runs of an action in the organization, newest first: to OWNER and ADMIN all, to others their own. */
    public Page<PastRunView> list(String actionId, PageRequest page) {
        Caller caller = tenant.caller();
        QuickAction action = rows.readable(QuickAction.class, actionId);
        Page<QuickActionRun> found = new KeysetQuery<>(entities, QuickActionRun.class)
                .owned(caller)
                .whereEqual("quickActionId", action.id())
                .whereEqual("userId", caller.holdsEveryPermission() ? null : caller.userId())
                .page(page, ORDER, QuickActionRun::id);
        return people.name(found.map(QuickActionRun::pastView));
    }

    /** Stores the run of a form without an endpoint, with its input and without secrets, and records it. */
    public RunView keep(QuickAction action, ObjectNode input) {
        old.cleanUp();
        var run = new QuickActionRun(tenant.caller(), action, null);
        run.keep(KeptInput.of(action.definition().formConfig(), input));
        entities.persist(run);
        trail.recordSystemEvent(
                TrailTitle.of("The form of a quick action was submitted", action.openName()),
                "quick_action",
                action.id(),
                "submitted",
                run.severity(),
                JsonNodeFactory.instance.objectNode().put("runId", run.id()));
        return run.view();
    }

    /** Stores a run, and returns the call to make after the commit. */
    public OutboundCall start(QuickAction action, ObjectNode input) {
        Caller caller = tenant.caller();
        old.cleanUp();
        String key = request.hasKey() ? request.key().value() : null;
        var run = new QuickActionRun(caller, action, key);
        entities.persist(run);
        var data = new Data(
                run.id(),
                caller.organizationId(),
                caller.userId(),
                action.id(),
                action.definition().actionType(),
                input);
        return new OutboundCall(
                run.id(),
                action.definition().apiEndpoint(),
                key == null ? run.id() : key,
                trace.traceparent(),
                json.text(new Message("quick_action.executed", Instant.now(), data))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Closes a run, and records the outcome in the audit trail. */
    public RunView finish(String id, CallOutcome outcome) {
        QuickActionRun run = entities.find(QuickActionRun.class, id, LockModeType.PESSIMISTIC_WRITE);
        run.finish(outcome);
        recordOutcome(run);
        return run.view();
    }

    /** Closes the run of the request's idempotency key, whose outcome is unknown. */
    public QuickActionRun closeAsUnknown() {
        Caller caller = tenant.caller();
        QuickActionRun run = entities.createQuery(
                        "select e from QuickActionRun e where e.organizationId = :organization and e.userId = :user"
                                + " and e.idempotencyKey = :key order by e.startedAt desc",
                        QuickActionRun.class)
                .setParameter("organization", caller.organizationId())
                .setParameter("user", caller.userId())
                .setParameter("key", request.key().value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        run.closeAsUnknown();
        recordOutcome(run);
        return run;
    }

    /** The name at the time of the outcome; null if the action was deleted meanwhile, or is only for some members. */
    private String openName(QuickActionRun run) {
        QuickAction action = entities.find(QuickAction.class, run.quickActionId());
        return action == null ? null : action.openName();
    }

    private void recordOutcome(QuickActionRun run) {
        RunView view = run.view();
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("runId", view.id());
        if (view.failure() != null) {
            metadata.put("failure", view.failure().name());
        }
        if (view.responseStatus() != null) {
            metadata.put("responseStatus", view.responseStatus());
        }
        trail.recordCall(
                "quick_action",
                run.quickActionId(),
                openName(run),
                run.state().name().toLowerCase(Locale.ROOT),
                run.severity(),
                metadata);
    }
}
