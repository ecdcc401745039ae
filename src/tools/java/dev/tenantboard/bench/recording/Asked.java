package dev.tenantboard.bench.recording;

import java.util.List;

/**
 * A statement as it was sent.
 *
 * @param connection which of the pool's connections, by number
 * @param trip which of that connection's round trips, by number
 * @param sql with {@code $1} for the first parameter
 */
record Asked(int connection, int trip, String sql, List<Integer> types, List<String> values) {

    boolean begins() {
        return sql.equalsIgnoreCase("BEGIN");
    }

    boolean ends() {
        return sql.equalsIgnoreCase("COMMIT") || sql.equalsIgnoreCase("ROLLBACK");
    }
}
