package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.organization.UserAt;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.JsonDocumentConverter;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.quickaction.outbound.CallFailure;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * One run of a quick action. The run of an endpoint is stored before the call, and closed with the outcome or as UNKNOWN.
 * That of a form without an endpoint is stored with its input.
 */
@Entity
@Table(name = "quick_action_runs")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class QuickActionRun implements OrganizationOwned {

    @Id
    private String id;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    @Column(name = "quick_action_id", updatable = false)
    private String quickActionId;

    @Column(name = "action_type", updatable = false)
    @Convert(converter = ActionType.Mapping.class)
    private ActionType actionType;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(name = "idempotency_key", updatable = false)
    private String idempotencyKey;

    @Enumerated(EnumType.STRING)
    private RunState state;

    @Column(name = "response_status")
    private Integer responseStatus;

    @Enumerated(EnumType.STRING)
    private CallFailure failure;

    @Column(name = "started_at", updatable = false)
    private OffsetDateTime startedAt;

    @Column(name = "finished_at")
    private OffsetDateTime finishedAt;

    @Column(updatable = false)
    @Convert(converter = JsonDocumentConverter.class)
    private ObjectNode input;

    protected QuickActionRun() {}

    /** @param idempotencyKey the key of the request, or null */
    public QuickActionRun(Caller caller, QuickAction action, String idempotencyKey) {
        id = Ids.next();
        organizationId = caller.organizationId();
        userId = caller.userId();
        startedAt = Timestamps.now();
        state = RunState.RUNNING;
        quickActionId = action.id();
        actionType = action.definition().actionType();
        this.idempotencyKey = idempotencyKey;
    }

    /** Ends the run of a form without an endpoint, and keeps the input. */
    void keep(ObjectNode kept) {
        input = kept;
        state = RunState.SUCCEEDED;
        finishedAt = startedAt;
    }

    /** Does not change a run that is UNKNOWN, because its client may have that answer already. */
    public void finish(CallOutcome outcome) {
        if (state != RunState.RUNNING) {
            return;
        }
        state = outcome.isSuccess() ? RunState.SUCCEEDED : RunState.FAILED;
        responseStatus = outcome.status();
        failure = outcome.failure();
        finishedAt = Timestamps.now();
    }

    /** Closes the run without an outcome, after a crash. */
    public void closeAsUnknown() {
        state = RunState.UNKNOWN;
        finishedAt = Timestamps.now();
    }

    public String id() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    @Override
    public boolean isReadableBy(Caller caller) {
        return Access.READ_QUICK_ACTION_RUNS.permits(caller, userId);
    }

    public String quickActionId() {
        return quickActionId;
    }

    public ActionType actionType() {
        return actionType;
    }

    public RunState state() {
        return state;
    }

    ActivitySeverity severity() {
        return switch (state) {
            case SUCCEEDED -> ActivitySeverity.SUCCESS;
            case FAILED -> ActivitySeverity.ERROR;
            case RUNNING, UNKNOWN -> ActivitySeverity.WARNING;
        };
    }

    OffsetDateTime startedAt() {
        return startedAt;
    }

    Unnamed<PastRunView> pastView() {
        return new Unnamed<>(userId == null ? null : new UserAt(userId, startedAt), this::pastView);
    }

    private PastRunView pastView(Person actor) {
        RunView run = view();
        return new PastRunView(
                id,
                actionType,
                run.state(),
                run.responseStatus(),
                run.failure(),
                input,
                actor,
                userId,
                run.startedAt(),
                run.finishedAt());
    }

    RunView view() {
        return new RunView(
                id,
                state,
                responseStatus,
                failure,
                startedAt.toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
