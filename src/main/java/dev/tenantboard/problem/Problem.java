package dev.tenantboard.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Problem details for HTTP (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457).")
public record Problem(
        @Schema(description = "The problem's type; about:blank says that the status tells it all.", required = true)
        String type,

        @Schema(description = "The status in words.", required = true, example = "Unprocessable Content")
        String title,

        @Schema(description = "The HTTP status.", example = "422")
        int status,

        @Schema(description = "What was wrong, and what to do.", required = true)
        String detail,

        @Schema(description = "This occurrence: the trace id that the server's log has it under.", required = true)
        String instance,

        @Schema(description = "What is wrong with the body or the parameters, place by place.")
        List<ProblemError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail, List<ProblemError> errors) {
        return new Problem("about:blank", titleOf(status), status, detail, null, errors);
    }

    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    Problem at(String occurrence) {
        return new Problem(type, title, status, detail, occurrence, errors);
    }

    private static String titleOf(int status) {
        StatusType known = Status.fromStatusCode(status);
        return status == 422 ? "Unprocessable Content" : known == null ? "Error" : known.getReasonPhrase();
    }
}
