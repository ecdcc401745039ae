package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The state that a change is based on (RFC 9110, 13.1.1). It is required, and {@code *} is refused, because a client
 * must read a resource before it changes it.
 */
public record IfMatch(String header) {

    private static final String TAG = "(?:W/)?\"[^\"]*\"";
    /** Possessive, so that many tags do not overflow the stack. */
    private static final Pattern TAGS = Pattern.compile("\\*|" + TAG + "(?:\\s*,\\s*" + TAG + ")*+");

    /** Requires the header: 428 if it is missing (RFC 6585), 400 if it is not a list of entity tags. */
    public static IfMatch required(String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(ProblemType.IF_MATCH_REQUIRED);
        }
        if (!TAGS.matcher(header.strip()).matches()) {
            throw ProblemException.badHeader("If-Match", "must be the received ETag, with its quotation marks");
        }
        return new IfMatch(header.strip());
    }

    /** Requires that the resource has one of the header's tags: otherwise 412. */
    public void require(String etag) {
        if (header.equals("*")) {
            throw new ProblemException(
                    ProblemType.IF_MATCH_FAILED,
                    "If-Match: * is not accepted here. Send the ETag of the resource as you read it.");
        }
        if (Arrays.stream(header.split(",")).map(String::trim).noneMatch(etag::equals)) {
            throw ProblemException.stale();
        }
    }
}
