package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.idempotency.IdempotencyService;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.http.idempotency.StoredResponse;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCalls;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The two transactions of an execution: the one before a call, in which everything is decided, and the one after it. */
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
     * Checks, counts, and either answers or puts a run on record.
     *
     * @param line what a call would be made on; it is taken only for one
     */
    public Execution begin(String id, ExecutionRequest what, OutboundCalls.Line line) {
        Optional<StoredResponse> earlier = request.hasKey() ? idempotency.begin() : Optional.empty();
        if (earlier.isPresent()) {
            return Execution.answered(
                    earlier.get().isUnknown() ? lost() : earlier.get().replay());
        }
        QuickAction action = executable(id);
        QuickActionDefinition definition = action.definition();
        if (definition.actionType() == ActionType.MODAL_FORM && what.input() == null) {
            return directive(action, ExecutionResult.form(definition));
        }
        ObjectNode input = ExecutionInput.checked(definition, what.input());
        return definition.actionType().onlyLeads() || definition.apiEndpoint() == null
                ? directive(action, ExecutionResult.target(definition))
                : call(action, input, line);
    }

    /** An action that the caller may run now: who may only read it is told so, and who may not is not. */
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
        return Execution.answered(kept(Response.ok(result).build()));
    }

    private Execution call(QuickAction action, ObjectNode input, OutboundCalls.Line line) {
        QuickActionDefinition definition = action.definition();
        if (!calls.permits(definition.apiEndpoint())) {
            throw new ProblemException(
                    ProblemType.ACTION_ENDPOINT_NOT_ALLOWED,
                    "The server may not call the action's apiEndpoint. Nothing was done. Ask the operator to allow it.");
        }
        line.take(tenant.organizationId());
        uses.count(action);
        if (request.hasKey()) {
            idempotency.claim();
        }
        return new Execution(null, runs.start(action, input), definition.actionType(), definition.targetUrl());
    }

    /** Stores what came of the call. */
    public Response finish(Execution execution, CallOutcome outcome) {
        RunView run = runs.finish(execution.call().id(), outcome);
        return kept(Response.ok(ExecutionResult.run(execution.type(), execution.url(), run))
                .build());
    }

    /** A call was on record and nobody has stored its outcome: it is not made again, whatever has become of it. */
    private Response lost() {
        QuickActionRun run = runs.lose();
        return kept(Response.ok(ExecutionResult.run(run.actionType(), null, run.view()))
                .header(StoredResponse.REPLAYED, true)
                .build());
    }

    private Response kept(Response answer) {
        if (request.hasKey()) {
            idempotency.complete(answer);
        }
        return answer;
    }
}
