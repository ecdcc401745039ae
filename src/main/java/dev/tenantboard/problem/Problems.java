package dev.tenantboard.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.transaction.SystemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** Converts every failure to a problem. */
final class Problems {

    private Problems() {}

    /**
     * Returns the problem of a failure: of our own exception, even if it is wrapped, or else of the outermost known
     * cause.
     */
    static Problem of(Throwable failure) {
        Problem expected = first(failure, Problems::expected);
        Problem known = expected != null ? expected : first(failure, Problems::known);
        return known != null ? known : Problem.of(ProblemType.INTERNAL_ERROR);
    }

    private static Problem first(Throwable failure, Function<Throwable, Problem> problem) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Problem expected(Throwable cause) {
        return cause instanceof ProblemException thrown ? thrown.problem() : null;
    }

    /**
     * A connection that breaks at the start or the end of a transaction has an exception of the server, without a SQL
     * state.
     */
    private static Problem known(Throwable cause) {
        if (cause instanceof ConstraintViolationException invalid) {
            return Violations.problem(invalid.getConstraintViolations());
        }
        if (cause instanceof OptimisticLockException) {
            return ProblemException.stale().problem();
        }
        if (cause instanceof ResourceAllocationException) {
            return Problem.of(
                    ProblemType.DATABASE_BUSY, "The database is too busy: all connections are in use. Try again.");
        }
        if (cause instanceof SQLException sql) {
            return SqlStates.problem(sql.getSQLState());
        }
        if (cause instanceof ResourceException || cause instanceof XAException || cause instanceof SystemException) {
            return SqlStates.unreachable();
        }
        if (cause instanceof WebApplicationException http) {
            return ofContainer(http);
        }
        return null;
    }

    /** Refusals of the container. An invalid parameter is its 404, which becomes 400. */
    private static Problem ofContainer(WebApplicationException http) {
        int status = http.getResponse().getStatus();
        if (http instanceof NotFoundException && http.getCause() != null) {
            return Problem.of(ProblemType.PARAMETER_INVALID);
        }
        return status < 500 ? Problem.of(typeOf(status)) : null;
    }

    /** Returns the type of a status of the container. Its 403 means that a file cannot be written. */
    static ProblemType typeOf(int status) {
        return switch (status) {
            case 401 -> ProblemType.TOKEN_MISSING;
            case 403 -> ProblemType.OPERATION_CLOSED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 412 -> ProblemType.IF_MATCH_FAILED;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.CONTENT_TYPE_NOT_SUPPORTED;
            case 416 -> ProblemType.RANGE_NOT_SATISFIABLE;
            case 503 -> ProblemType.SERVER_BUSY;
            default -> status < 500 ? ProblemType.REQUEST_MALFORMED : ProblemType.INTERNAL_ERROR;
        };
    }
}
