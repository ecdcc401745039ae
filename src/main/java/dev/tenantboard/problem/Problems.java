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

/** Turns whatever went wrong into a problem. */
final class Problems {

    private Problems() {}

    /** The problem of a failure: what we threw ourselves, however it was wrapped, or else the outermost known cause. */
    static Problem of(Throwable failure) {
        Problem expected = first(failure, Problems::expected);
        Problem known = expected != null ? expected : first(failure, Problems::known);
        return known != null ? known : fault();
    }

    private static Problem first(Throwable failure, Function<Throwable, Problem> problem) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Problem fault() {
        return Problem.of(500, "Something went wrong on our side. The instance names it in the server's log.");
    }

    private static Problem expected(Throwable cause) {
        return cause instanceof ProblemException thrown ? thrown.problem() : null;
    }

    /** A connection that breaks while a transaction begins or ends is told by the server's names for it, without a state. */
    private static Problem known(Throwable cause) {
        if (cause instanceof ConstraintViolationException invalid) {
            return Violations.problem(invalid.getConstraintViolations());
        }
        if (cause instanceof OptimisticLockException) {
            return ProblemException.stale().problem();
        }
        if (cause instanceof ResourceAllocationException) {
            return ProblemException.unavailable("The database is busy: all connections are in use. Try again.")
                    .problem();
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

    /** The container's own refusals; a parameter that does not convert is its 404, and ours to call a 400. */
    private static Problem ofContainer(WebApplicationException http) {
        int status = http.getResponse().getStatus();
        if (http instanceof NotFoundException && http.getCause() != null) {
            return Problem.of(400, "A parameter is not accepted: its value cannot be read.");
        }
        return status < 500 ? ofStatus(status) : null;
    }

    /** The problem of a status that the container chose. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> ProblemException.notFound().problem();
            case 405, 501 -> Problem.of(405, "The method is not supported here. Allow lists those that are.");
            case 406 -> Problem.of(status, "The answer is not available in a media type that Accept allows.");
            case 412 -> ProblemException.stale().problem();
            case 415 -> Problem.of(status, "The body's Content-Type is not supported here.");
            case 503 ->
                Problem.of(status, "The service does not work with its database until an operator has made it safe.");
            default -> status < 500 ? Problem.of(status, "The request is not accepted.") : fault();
        };
    }
}
