package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.ExecutionService.Execution;
import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/**
 * Executes actions: one transaction, then the call without a transaction, if one is needed, then another transaction.
 */
@ApplicationScoped
public class Executions {

    private static final Logger LOG = System.getLogger(Executions.class.getName());

    @Inject
    private ExecutionService service;

    @Inject
    private OutboundCalls calls;

    public Response execute(String id, ExecutionRequest body) {
        try (OutboundCalls.Permit permit = calls.permit()) {
            Execution execution = service.begin(id, body, permit);
            if (execution.isCompleted()) {
                return execution.response();
            }
            return call(execution, permit);
        }
    }

    /**
     * After the call may have been made, no answer may invite a retry. If the outcome cannot be stored, the state is
     * UNKNOWN.
     */
    private Response call(Execution execution, OutboundCalls.Permit permit) {
        Instant started = Instant.now();
        try {
            CallOutcome outcome = permit.send(execution.call());
            return service.finish(execution, outcome);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "the outcome of run " + execution.call().id() + " was not stored", failure);
            RunView run = RunView.unknown(execution.call().id(), started);
            return Response.ok(ExecutionResult.run(execution.type(), null, run)).build();
        }
    }
}
