package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The body of a call, in the format that Standard Webhooks recommends. The signature covers all of it. */
record RunMessage(String type, Instant timestamp, Data data) {

    record Data(
            String runId,
            String organizationId,
            String userId,
            String actionId,
            ActionType actionType,
            ObjectNode input) {}

    static RunMessage of(Data data, Instant now) {
        return new RunMessage("quick_action.executed", now, data);
    }
}
