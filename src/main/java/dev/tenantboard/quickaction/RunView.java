package dev.tenantboard.quickaction;

import dev.tenantboard.quickaction.outbound.CallFailure;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run as the one sees it who started it. Of what the endpoint answered, only the status is told. */
@Schema(description = "A call of a quick action, and what came of it.")
public record RunView(
        @Schema(description = "Its id, which the endpoint received as webhook-id.", example = "cm4qz2x1a0009")
        String id,

        @Schema(description = "How far it has come.", example = "FAILED")
        RunState state,

        @Schema(
                description = "The HTTP status of the endpoint's answer; null if there was none.",
                nullable = true,
                example = "503")
        Integer responseStatus,

        @Schema(
                description = "Why it did not succeed; null unless the state is FAILED.",
                nullable = true,
                example = "HTTP_STATUS")
        CallFailure failure,

        @Schema(description = "When it was started.") Instant startedAt,

        @Schema(description = "When its outcome was stored.", nullable = true)
        Instant finishedAt) {

    /** A run of which nothing more is known, or stored, than that its call was begun. */
    static RunView unknown(String id, Instant startedAt) {
        return new RunView(id, RunState.UNKNOWN, null, null, startedAt, null);
    }
}
