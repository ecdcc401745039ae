package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.outbound.CallOutcome;
import dev.tenantboard.quickaction.outbound.OutboundCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Runs actions: a transaction, then, if there is one, the call with no transaction open, then another transaction. */
@ApplicationScoped
public class Executions {

    private static final Logger LOG = System.getLogger(Executions.class.getName());

    @Inject
    private ExecutionService service;

    @Inject
    private OutboundCalls calls;

    public Response execute(String id, ExecutionRequest what) {
        try (OutboundCalls.Line line = calls.line()) {
            Execution execution = service.begin(id, what, line);
            if (execution.isAnswered()) {
                return execution.answer();
            }
            return call(execution, line);
        }
    }

    /** Once the call may have been made, nothing tells the client to try again: who cannot say what came of it says so. */
    private Response call(Execution execution, OutboundCalls.Line line) {
        Instant started = Instant.now();
        try {
            CallOutcome outcome = line.send(execution.call());
            return service.finish(execution, outcome);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "the outcome of run " + execution.call().id() + " could not be stored", failure);
            RunView run = RunView.unknown(execution.call().id(), started);
            return Response.ok(ExecutionResult.run(execution.type(), null, run)).build();
        }
    }
}
