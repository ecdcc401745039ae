package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.outbound.CallFailure;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run, for the user that started it. Of the endpoint's answer it contains only the status. */
@Schema(description = "A call of a quick action, and its outcome.")
public record RunView(
        @Schema(description = "The run's id. The endpoint receives it as webhook-id.", example = "cm4qz2x1a0009")
        String id,

        @Schema(description = "The state of the run.", example = "FAILED")
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

        @Schema(description = "The time of the start.") Instant startedAt,

        @Schema(description = "The time at which the outcome was stored.", nullable = true)
        Instant finishedAt) {

    /** Returns a run whose outcome is unknown, and could not be stored. */
    static RunView unknown(String id, Instant startedAt) {
        return new RunView(id, RunState.UNKNOWN, null, null, startedAt, null);
    }
}
