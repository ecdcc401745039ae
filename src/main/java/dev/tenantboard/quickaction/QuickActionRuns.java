package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCall;
import dev.tenantboard.tenancy.Tenant;
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

    /**
     * Closes runs that a crash has interrupted, and deletes some old runs. It skips rows that another transaction
     * deletes.
     */
    private static final String CLEAN_UP = """
            with interrupted as (
                update quick_action_runs
                set state = 'UNKNOWN', finished_at = now()
                where organization_id = ?1
                    and state = 'RUNNING'
                    and started_at < now() - interval '1 minute'
                    and started_at >= now() - interval '30 days')
            delete from quick_action_runs
            where organization_id = ?1
                and id in (
                    select id
                    from quick_action_runs
                    where organization_id = ?1 and started_at < now() - interval '30 days'
                    order by started_at
                    limit 100
                    for update skip locked)
            """;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

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

    /** Stores a run, and returns the call to make after the commit. */
    public OutboundCall start(QuickAction action, ObjectNode input) {
        Caller caller = tenant.caller();
        NativeQueries.of(entities, CLEAN_UP, caller.organizationId()).executeUpdate();
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
