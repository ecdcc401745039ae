package dev.tenantboard.problem;

import jakarta.ejb.ApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An exception that becomes a problem response. It rolls back its transaction. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** Creates an exception with the text of its type. */
    public ProblemException(ProblemType type) {
        this(Problem.of(type));
    }

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    private ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public Problem problem() {
        return problem;
    }

    /** Returns the same problem of a part of a body: its errors point below the position of that part. */
    public ProblemException below(String pointer) {
        List<ProblemError> errors = problem.errors().stream()
                .map(error -> new ProblemError(pointer + error.pointer(), error.detail()))
                .toList();
        return new ProblemException(Problem.of(problem.code(), problem.detail(), errors), headers);
    }

    /** Returns additional headers of the response. */
    Map<String, String> headers() {
        return headers;
    }

    /** The value of a query parameter is invalid. */
    public static ProblemException badParameter(String name, String detail) {
        return named(ProblemType.PARAMETER_INVALID, name, detail);
    }

    /** The value of a header is invalid. */
    public static ProblemException badHeader(String name, String detail) {
        return named(ProblemType.HEADER_INVALID, name, detail);
    }

    /** Names one parameter or header in the errors. */
    public static ProblemException named(ProblemType type, String name, String detail) {
        return new ProblemException(Problem.of(type, type.detail(), List.of(new ProblemError(name, detail))));
    }

    /** Adds the challenge of RFC 6750. For a token that is not accepted, it contains the detail. */
    public static ProblemException unauthorized(ProblemType type, String detail) {
        String error = type == ProblemType.TOKEN_MISSING
                ? ""
                : ", error=\"invalid_token\", error_description=\"" + quotable(detail) + "\"";
        return new ProblemException(
                Problem.of(type, detail), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tenantboard\"" + error));
    }

    /** Replaces the characters that RFC 6750 does not permit in a description. */
    private static String quotable(String text) {
        return text.replaceAll("[^ -!#-\\[\\]-~]", "?");
    }

    /** The resource does not exist, or the caller may not see it. The response is the same. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }

    public static ProblemException stale() {
        return new ProblemException(
                ProblemType.IF_MATCH_FAILED,
                "The resource has changed since the ETag in If-Match. Read it again, and send its new ETag.");
    }

    /** The request can be parsed but is invalid. */
    public static ProblemException invalid(List<ProblemError> errors) {
        return new ProblemException(
                Problem.of(ProblemType.VALIDATION_FAILED, ProblemType.VALIDATION_FAILED.detail(), errors));
    }

    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(new ProblemError(pointer, detail)));
    }

    /**
     * A refusal that is temporary.
     *
     * @param detail what was wrong; the time to wait is added
     */
    public static ProblemException retryLater(ProblemType type, String detail, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new ProblemException(
                Problem.of(type, detail + " Try again in " + seconds + " s."),
                Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }
}
