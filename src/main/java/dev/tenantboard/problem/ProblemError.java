package dev.tenantboard.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One error in a request. */
@Schema(description = "One error in a request.")
public record ProblemError(
        @Schema(
                description =
                        "The place of the error: a JSON pointer into the body (RFC 6901), or the name of a parameter.",
                example = "/name")
        String pointer,

        @Schema(description = "The error in words.", example = "must not be blank")
        String detail) {

    /** The limit of errors in an answer. A body may have an error in each of many values. */
    public static final int MAX = 20;

    /** Returns a step of a JSON pointer to a field. */
    public static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
