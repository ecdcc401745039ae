package dev.tenantboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantboard.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one item of a request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "What became of one item of the request.",
        example = "{\"index\":0,\"status\":200,\"id\":\"cm4qz2x1a0001\"}")
public record BulkItem(
        @Schema(description = "The item's place in the request, from 0.")
        int index,

        @Schema(description = "The HTTP status that the item alone would have had.")
        int status,

        @Schema(description = "The id of what the item was about, if it was done.")
        String id,

        @Schema(description = "What was wrong with the item, if it was not done.")
        Problem problem) {

    /** An item that was done. */
    public static BulkItem done(int index, int status, String id) {
        return new BulkItem(index, status, id, null);
    }

    /** An item that was not done. */
    public static BulkItem refused(int index, Problem problem) {
        return new BulkItem(index, problem.status(), null, problem);
    }
}
