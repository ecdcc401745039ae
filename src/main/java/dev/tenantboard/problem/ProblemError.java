package dev.tenantboard.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One error in a request. */
@Schema(description = "One thing that is wrong with a request.")
public record ProblemError(
        @Schema(
                description = "Where: a JSON pointer into the body (RFC 6901), or a parameter's name.",
                example = "/name")
        String pointer,

        @Schema(description = "What is wrong there.", example = "must not be blank")
        String detail) {

    /** Returns a step of a JSON pointer to a field. */
    public static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
