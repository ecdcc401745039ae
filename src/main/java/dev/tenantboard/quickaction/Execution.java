package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.outbound.OutboundCall;
import jakarta.ws.rs.core.Response;

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
