package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The preconditions of a change (RFC 9110, 13.1.1 and 13.1.2). {@code If-Match} is required, and {@code *} is refused
 * there, because a client must read a resource before it changes it. {@link PreconditionFilter} has checked the syntax.
 */
public final class Preconditions {

    private static final String ANY = "*";
    private static final String TAG = "(?:W/)?\"[^\"]*\"";
    private static final Pattern EACH_TAG = Pattern.compile(TAG);
    /** Possessive, so that many tags do not overflow the stack. */
    private static final Pattern TAGS = Pattern.compile("\\*|" + TAG + "(?:\\s*,\\s*" + TAG + ")*+");

    @HeaderParam(HttpHeaders.IF_MATCH)
    private String ifMatch;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    private String ifNoneMatch;

    /** For JAX-RS. */
    public Preconditions() {}

    Preconditions(String ifMatch, String ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    public static Preconditions ifMatch(String etag) {
        return new Preconditions(etag, null);
    }

    /**
     * Checks what needs no resource.
     *
     * @throws ProblemException 400 if a header is not a list of entity tags; 428 if there is no precondition (RFC 6585)
     */
    void check() {
        requireTags(HttpHeaders.IF_MATCH, ifMatch);
        requireTags(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
        if (ifMatch == null && ifNoneMatch == null) {
            throw new ProblemException(ProblemType.IF_MATCH_REQUIRED);
        }
    }

    private static void requireTags(String header, String value) {
        if (value != null && !TAGS.matcher(value).matches()) {
            throw ProblemException.badHeader(header, "must be the received ETag, with its quotation marks");
        }
    }

    /**
     * Requires that an existing resource with an entity tag may be changed.
     *
     * @throws ProblemException 412 if If-Match does not contain the tag, or If-None-Match does; 428 without If-Match
     */
    public void require(String etag) {
        if (ifMatch != null) {
            requireMatch(etag);
        }
        if (ifNoneMatch != null
                && (ifNoneMatch.equals(ANY) || opaque(ifNoneMatch).anyMatch(etag::equals))) {
            throw new ProblemException(ProblemType.IF_NONE_MATCH_FAILED);
        }
        if (ifMatch == null) {
            throw new ProblemException(ProblemType.IF_MATCH_REQUIRED);
        }
    }

    private void requireMatch(String etag) {
        if (ifMatch.equals(ANY)) {
            throw new ProblemException(
                    ProblemType.IF_MATCH_FAILED,
                    "If-Match: * is not accepted here. Send the ETag of the resource as you read it.");
        }
        if (tags(ifMatch).noneMatch(etag::equals)) {
            throw ProblemException.stale();
        }
    }

    private static Stream<String> tags(String header) {
        return EACH_TAG.matcher(header).results().map(MatchResult::group);
    }

    /** The tags without the prefix of weak ones, which If-None-Match ignores. */
    private static Stream<String> opaque(String header) {
        return tags(header).map(tag -> tag.substring(tag.indexOf('"')));
    }
}
