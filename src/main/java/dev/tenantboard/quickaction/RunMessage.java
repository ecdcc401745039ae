package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What an endpoint receives, in the form that Standard Webhooks recommends. All of it is signed. */
record RunMessage(String type, Instant timestamp, Data data) {

    /** On whose behalf it is called, by which action, with what. */
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
