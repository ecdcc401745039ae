package dev.tenantboard.problem;

/**
 * What a SQL state says to a client. The driver's message and a constraint's name stay in the log: they tell of rows
 * that the caller may not see.
 */
final class SqlStates {

    private SqlStates() {}

    /** The problem of a SQL state (PostgreSQL, appendix A), or null if it is a fault of ours. */
    static Problem problem(String state) {
        return switch (String.valueOf(state)) {
            case "23505" -> Problem.of(409, "A row like this exists already.");
            case "23503" -> Problem.of(409, "Something that the request refers to is not there any more.");
            case "42501" -> Problem.of(403, "You may not write this.");
            case "22001", "22003", "22008", "22021", "22P02", "22P05", "23502", "23514", "54000" ->
                Problem.of(422, "A value is not one that can be stored.");
            case "40001", "40P01", "55P03", "57014" ->
                Problem.of(503, "The database was too busy with this row. Nothing was changed: try again.");
            case "08000", "08001", "08003", "08004", "08006", "53300", "57P01", "57P02", "57P03" ->
                Problem.of(503, "The database cannot be reached at the moment. Try again.");
            default -> null;
        };
    }
}
