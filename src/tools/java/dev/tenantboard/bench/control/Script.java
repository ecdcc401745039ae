package dev.tenantboard.bench.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one request asked of the database.
 *
 * @param status how it was answered
 */
public record Script(int status, List<Work> works) {

    /**
     * What was asked between {@code begin} and its end, or outside of any transaction.
     *
     * @param end {@code COMMIT} or {@code ROLLBACK}; null outside of a transaction
     */
    public record Work(String end, List<Trip> trips) {}

    /**
     * Statements that were sent together, with semicolons between them, and their answers waited for once.
     *
     * @param sql with a question mark for each parameter
     * @param types of the parameters, as PostgreSQL numbers them; 0 for those that the database finds out
     * @param bindings the parameters as texts; more than one list is a batch of the same statement
     */
    public record Trip(String sql, List<Integer> types, List<List<String>> bindings) {}

    /** What is the same for everybody: the statements in their order, without the values. */
    public String shape() {
        return works.stream()
                .map(work -> work.trips().stream()
                        .map(trip -> trip.sql() + " x" + trip.bindings().size())
                        .collect(Collectors.joining("\n", work.end() == null ? "" : "BEGIN\n", "\n" + work.end())))
                .collect(Collectors.joining("\n"));
    }

    /** Those that the database executes, BEGIN and COMMIT included. */
    public int statements() {
        return works.stream()
                .mapToInt(work -> (work.end() == null ? 0 : 2)
                        + work.trips().stream().mapToInt(Script::statements).sum())
                .sum();
    }

    private static int statements(Trip trip) {
        return trip.bindings().size() * trip.sql().split(SEPARATOR, -1).length;
    }

    /** How often the client waits for the database; BEGIN goes ahead of the first statement. */
    public int roundTrips() {
        return works.stream()
                .mapToInt(work -> (work.end() == null ? 0 : 1) + work.trips().size())
                .sum();
    }

    /** Between statements of a trip: as no statement has it within itself. */
    public static final String SEPARATOR = " ;\n";
}
