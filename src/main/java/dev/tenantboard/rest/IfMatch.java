package dev.tenantboard.rest;

import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import java.util.Arrays;

/**
 * The state that a change is based on (RFC 9110, 13.1.1). It is required, and {@code *} is no state: whoever changes a
 * resource has read it.
 */
public record IfMatch(String header) {

    /** Demands the header's presence: 428 without (RFC 6585). */
    public static IfMatch required(String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(
                    Problem.of(428, "If-Match is required here, with the ETag of the resource as you read it."));
        }
        return new IfMatch(header);
    }

    /** Demands that the resource is still in the state of the header: 412 otherwise. */
    public void demand(String etag) {
        if (Arrays.stream(header.split(",")).map(String::trim).noneMatch(etag::equals)) {
            throw ProblemException.stale();
        }
    }
}
