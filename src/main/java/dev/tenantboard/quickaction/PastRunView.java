package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.organization.Person;
import dev.tenantboard.quickaction.outbound.CallFailure;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run in the list of an action's runs. Of the endpoint's answer it contains only the status. */
@Schema(
        description = "A past run of a quick action: a call, or the input of a form.",
        type = SchemaType.OBJECT,
        example = """
                {"id": "cm4qz2x1a0009", "actionType": "MODAL_FORM", "state": "SUCCEEDED", "responseStatus": null, "failure": null,
                "input": {"customer": "Acme"}, "actor": {"id": "cm4qz2x1a0007", "name": "Ada Lovelace",
                "avatarUrl": null, "isMember": true}, "userId": "cm4qz2x1a0007", "startedAt": "2026-01-31T09:30:00Z",
                "finishedAt": "2026-01-31T09:30:00Z"}""")
public record PastRunView(
        @Schema(description = "The run's id.", example = "cm4qz2x1a0009")
        String id,

        @Schema(description = "The action's type at the time of the run.", example = "MODAL_FORM")
        ActionType actionType,

        @Schema(description = "The state of the run.", example = "SUCCEEDED")
        RunState state,

        @Schema(
                description = "The HTTP status of the endpoint's answer; null if there was none.",
                nullable = true,
                example = "503")
        Integer responseStatus,

        @Schema(
                description = "Why the call failed; null unless the state is FAILED.",
                nullable = true,
                example = "HTTP_STATUS")
        CallFailure failure,

        @Schema(
                description =
                        "The input of a MODAL_FORM without apiEndpoint, as the form accepted it, without secret fields;"
                                + " null for calls, and for a form of which no field may be kept.",
                type = SchemaType.OBJECT,
                nullable = true,
                example = "{\"customer\":\"Acme\"}")
        ObjectNode input,

        @Schema(
                description =
                        "The user who ran the action, who may have left the organization; null if that user was deleted.",
                nullable = true)
        Person actor,

        @Schema(
                description = "The id of the user that ran the action; null if that user was deleted.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String userId,

        @Schema(description = "The time of the start.") Instant startedAt,

        @Schema(description = "The time at which the outcome was stored; null while the call is open.", nullable = true)
        Instant finishedAt) {}
