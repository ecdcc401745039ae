package dev.tenantboard.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A request that is answered with a problem. The transaction it was thrown in is rolled back. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final String challenge;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, String challenge) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.challenge = challenge;
    }

    public Problem problem() {
        return problem;
    }

    /** The {@code WWW-Authenticate} header of a 401 (RFC 6750), else null. */
    String challenge() {
        return challenge;
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
        return new ProblemException(Problem.of(401, "A bearer token is required."), "Bearer realm=\"tenantboard\"");
    }

    public static ProblemException unauthorized(String detail) {
        return new ProblemException(Problem.of(401, detail), "Bearer realm=\"tenantboard\", error=\"invalid_token\"");
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, detail));
    }

    /** What is not there, or not the caller's to see: both are answered alike. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, "There is no such resource, or it is not yours to see."));
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

    public static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(503, detail));
    }
}
