package dev.tenantboard.problem;

import jakarta.ejb.ApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request that is answered with a problem. The transaction it was thrown in is rolled back. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

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

    /** What the answer says beside the problem. */
    Map<String, String> headers() {
        return headers;
    }

    /** What cannot be read. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, detail));
    }

    /** A parameter or header that cannot be read. */
    public static ProblemException badParameter(String name, String detail) {
        return new ProblemException(
                Problem.of(400, "A parameter is not accepted.", List.of(new ProblemError(name, detail))));
    }

    public static ProblemException unauthenticated() {
        return challenged("A bearer token is required.", "Bearer realm=\"tenantboard\"");
    }

    public static ProblemException unauthorized(String detail) {
        return challenged(detail, "Bearer realm=\"tenantboard\", error=\"invalid_token\"");
    }

    /** With the challenge of RFC 6750. */
    private static ProblemException challenged(String detail, String challenge) {
        return new ProblemException(Problem.of(401, detail), Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, detail));
    }

    /** What is not there, or not the caller's to see: both are answered alike. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, "There is no such resource, or it is not yours to see."));
    }

    /** A conflict that passes by itself, in so many seconds. */
    public static ProblemException underWay(String detail, int seconds) {
        return new ProblemException(Problem.of(409, detail), Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }

    public static ProblemException stale() {
        return new ProblemException(
                Problem.of(412, "The resource has changed since the ETag in If-Match. Read it again."));
    }

    /** What can be read and is wrong. */
    public static ProblemException invalid(List<ProblemError> errors) {
        return new ProblemException(Problem.of(422, "The request can be read, but is not accepted.", errors));
    }

    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(new ProblemError(pointer, detail)));
    }

    /** One request too many, which is good again after the wait. */
    public static ProblemException tooManyRequests(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new ProblemException(
                Problem.of(429, "Too many requests in a minute. Nothing was done: try again in " + seconds + " s."),
                Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }

    /** Too many calculations wait for the same organization. */
    public static ProblemException tooManyCalculations(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return new ProblemException(
                Problem.of(
                        429,
                        "Too many metrics of the organization are being calculated. Nothing was done: try again in "
                                + seconds + " s."),
                Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }

    /** One stream of events too many. */
    public static ProblemException tooManyStreams(String whose) {
        return new ProblemException(
                Problem.of(
                        429,
                        whose + " too many streams of events open. Close one, or read without a stream for a while."),
                Map.of(HttpHeaders.RETRY_AFTER, "1"));
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(503, detail));
    }
}
