package dev.tenantboard.execution;

import dev.tenantboard.outbound.CallOutcome;
import dev.tenantboard.outbound.OutboundCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Runs actions: a transaction, then, if there is one, the call with no transaction open, then another transaction. */
@ApplicationScoped
public class Executions {

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
            CallOutcome outcome = line.send(execution.call());
            return service.finish(execution, outcome);
        }
    }
}
