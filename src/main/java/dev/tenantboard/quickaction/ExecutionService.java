package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.idempotency.IdempotencyService;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.http.idempotency.StoredResponse;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCall;
import dev.tenantboard.quickaction.outbound.OutboundCalls;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The two transactions of an execution: one before the call, which makes all decisions, and one after it. */
@Stateless
@Tenanted
public class ExecutionService {

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private QuickActionUses uses;

    @Inject
    private QuickActionRuns runs;

    @Inject
    private OutboundCalls calls;

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService idempotency;

    /**
     * The result of the first transaction of an execution: either a complete response, or a call that must be made.
     *
     * @param response null if a call must be made
     * @param call null if there is a response
     * @param type the action's type at the time of the decision; the action may change during the call
     * @param url where the client navigates after the call, or null
     */
    public record Execution(Response response, OutboundCall call, ActionType type, String url) {

        static Execution completed(Response response) {
            return new Execution(response, null, null, null);
        }

        boolean isCompleted() {
            return response != null;
        }
    }

    /**
     * Checks and counts, then either completes the execution or stores a run.
     *
     * @param permit acquired only if a call is needed
     */
    public Execution begin(String id, ExecutionRequest body, OutboundCalls.Permit permit) {
        Optional<StoredResponse> earlier = request.hasKey() ? idempotency.begin() : Optional.empty();
        if (earlier.isPresent()) {
            return Execution.completed(
                    earlier.get().isUnknown() ? unknownOutcome() : earlier.get().replay());
        }
        QuickAction action = executable(id);
        QuickActionDefinition definition = action.definition();
        if (definition.actionType() == ActionType.MODAL_FORM && body.input() == null) {
            return directive(action, ExecutionResult.form(definition));
        }
        ObjectNode input = ExecutionInput.validated(definition, body.input());
        if (definition.calledEndpoint().isPresent()) {
            return call(action, input, permit);
        }
        return definition.actionType() == ActionType.MODAL_FORM
                ? directive(action, submitted(action, input))
                : directive(action, ExecutionResult.target(definition));
    }

    private ExecutionResult submitted(QuickAction action, ObjectNode input) {
        QuickActionDefinition definition = action.definition();
        return ExecutionResult.run(definition.actionType(), definition.targetUrl(), runs.keep(action, input));
    }

    /**
     * Returns an action that the caller may run now. The answer is 403 if they may only read it, and 404 if not even
     * that.
     */
    private QuickAction executable(String id) {
        QuickAction action = rows.readable(QuickAction.class, id);
        if (!action.isOfferedTo(tenant.caller())) {
            throw new ProblemException(ProblemType.ACTION_NOT_OFFERED);
        }
        if (!action.definition().isEnabled()) {
            throw new ProblemException(ProblemType.ACTION_DISABLED);
        }
        return action;
    }

    private Execution directive(QuickAction action, ExecutionResult result) {
        uses.count(action);
        return Execution.completed(store(Response.ok(result).build()));
    }

    private Execution call(QuickAction action, ObjectNode input, OutboundCalls.Permit permit) {
        QuickActionDefinition definition = action.definition();
        if (!calls.permits(definition.apiEndpoint())) {
            throw new ProblemException(
                    ProblemType.ACTION_ENDPOINT_NOT_ALLOWED,
                    "The server may not call the action's apiEndpoint. Nothing was done. Ask the operator to allow it.");
        }
        permit.acquire(tenant.organizationId());
        uses.count(action);
        if (request.hasKey()) {
            idempotency.claim();
        }
        return new Execution(null, runs.start(action, input), definition.actionType(), definition.targetUrl());
    }

    /** Stores the outcome of the call. */
    public Response finish(Execution execution, CallOutcome outcome) {
        RunView run = runs.finish(execution.call().id(), outcome);
        return store(Response.ok(ExecutionResult.run(execution.type(), execution.url(), run))
                .build());
    }

    /** Answers for a stored run without an outcome. The call is not made again, because it may have succeeded. */
    private Response unknownOutcome() {
        QuickActionRun run = runs.closeAsUnknown();
        return store(Response.ok(ExecutionResult.run(run.actionType(), null, run.view()))
                .header(StoredResponse.REPLAYED, true)
                .build());
    }

    private Response store(Response response) {
        if (request.hasKey()) {
            idempotency.complete(response);
        }
        return response;
    }
}
