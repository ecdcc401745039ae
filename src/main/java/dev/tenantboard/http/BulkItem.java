package dev.tenantboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantboard.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "The result of one item of the request.",
        example = "{\"index\":0,\"status\":200,\"id\":\"cm4qz2x1a0001\"}")
public record BulkItem(
        @Schema(description = "The index of the item in the request, from 0.")
        int index,

        @Schema(description = "The HTTP status that the item would have as a single request.")
        int status,

        @Schema(description = "The id of the entity, if the item succeeded.")
        String id,

        @Schema(description = "The problem, if the item failed.")
        Problem problem) {

    /** Returns the result of an item that succeeded. */
    public static BulkItem done(int index, int status, String id) {
        return new BulkItem(index, status, id, null);
    }

    /** Returns the result of an item that failed. */
    public static BulkItem refused(int index, Problem problem) {
        return new BulkItem(index, problem.status(), null, problem);
    }
}
