package dev.tenantboard.problem;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Converts SQL states to problems. The driver's message and a constraint's name are only logged, because they reveal
 * rows that the caller may not see.
 */
public final class SqlStates {

    private SqlStates() {}

    /** Returns whether the cause is an existing row. */
    public static boolean isUniqueViolation(Throwable failure) {
        return of(failure).filter("23505"::equals).isPresent();
    }

    /** Returns whether the cause is a temporary failure of the database. */
    public static boolean isPassing(Throwable failure) {
        Problem problem = problem(of(failure).orElse(null));
        return problem != null && problem.status() == 503;
    }

    /** Returns the SQL state of a failure, or nothing if the database is not its cause. */
    static Optional<String> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }

    static Problem unreachable() {
        return Problem.of(
                ProblemType.DATABASE_UNREACHABLE,
                "The database cannot be reached at the moment. Try again. The server may have stored the change:"
                        + " without an Idempotency-Key, read the resource before you repeat the request.");
    }

    /** Returns the problem of a SQL state (PostgreSQL, appendix A), or null if it is a fault of the server. */
    static Problem problem(String state) {
        return switch (String.valueOf(state)) {
            case "23505" -> Problem.of(ProblemType.ALREADY_EXISTS);
            case "23503" -> Problem.of(ProblemType.REFERENCE_GONE);
            case "42501" -> Problem.of(ProblemType.CHANGE_NOT_PERMITTED);
            case "22001", "22003", "22008", "22021", "22P02", "22P05", "23502", "23514", "54000" ->
                Problem.of(ProblemType.VALUE_NOT_STORABLE);
            case "40001", "40P01", "55P03", "57014" ->
                Problem.of(
                        ProblemType.DATABASE_BUSY,
                        "The database did not finish this in time. Nothing was changed: try again.");
            // The first is the state of a session on a standby.
            case "25006",
                    "08000",
                    "08001",
                    "08003",
                    "08004",
                    "08006",
                    "08007",
                    "53300",
                    "57P01",
                    "57P02",
                    "57P03",
                    "57P05" -> unreachable();
            case "53000", "53100", "53200", "53400", "58000", "58030" -> Problem.of(ProblemType.DATABASE_FULL);
            default -> null;
        };
    }
}
