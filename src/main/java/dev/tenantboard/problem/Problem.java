package dev.tenantboard.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.json.Json;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Problem details for HTTP (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457).")
public record Problem(
        @Schema(
                description = "The URI of the kind of failure: it ends with the code.",
                format = "uri",
                required = true,
                example = "https://tenantboard.dev/problems/VALIDATION_FAILED")
        String type,

        @Schema(description = "The kind of failure, for programs: it never changes.", required = true)
        ProblemType code,

        @Schema(
                description = "The kind of failure in words, for people.",
                required = true,
                example = "The request has values that are not accepted")
        String title,

        @Schema(description = "The HTTP status.", example = "422")
        int status,

        @Schema(description = "What was wrong, and what to do.", required = true)
        String detail,

        @Schema(description = "The occurrence of the problem: its trace id in the server's log.", required = true)
        String instance,

        @Schema(description = "The errors in the body or the parameters, of many the first ones.")
        List<ProblemError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Checks that type, title and status belong to the code. {@link #of} sets them. */
    public Problem {
        if (!type.equals(code.uri()) || !title.equals(code.title()) || status != code.status()) {
            throw new IllegalArgumentException("type, title or status is not that of " + code);
        }
    }

    /** Creates a problem with the text of its type. */
    public static Problem of(ProblemType type) {
        return of(type, type.detail());
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    public static Problem of(ProblemType type, String detail, List<ProblemError> errors) {
        return new Problem(type.uri(), type, type.title(), type.status(), detail, null, errors);
    }

    /** Returns the JSON text, for answers outside of JAX-RS. They have no errors. */
    String json() {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("code", code.name())
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance)
                .build()
                .toString();
    }

    /** Returns the problem with the URI of its occurrence. */
    public Problem at(String occurrence) {
        return new Problem(type, code, title, status, detail, occurrence, errors);
    }
}
