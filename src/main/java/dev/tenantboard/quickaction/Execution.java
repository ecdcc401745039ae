package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.outbound.OutboundCall;
import jakarta.ws.rs.core.Response;

/**
 * What the first transaction of an execution came to: an answer, or a call that is to be made.
 *
 * @param answer null if a call is to be made
 * @param call null if there is an answer
 * @param type the action's type when the call was decided on, whatever becomes of the action meanwhile
 * @param url where the action leads on, or null
 */
public record Execution(Response answer, OutboundCall call, ActionType type, String url) {

    static Execution answered(Response answer) {
        return new Execution(answer, null, null, null);
    }

    boolean isAnswered() {
        return answer != null;
    }
}
