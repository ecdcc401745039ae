package dev.tenantboard.trace;

/** What one request has asked of the database so far. Only the thread that serves it counts. */
public final class DatabaseWork {

    private int statements;
    private long nanos;

    /** That of the request that this thread serves; null if it serves none. */
    public static DatabaseWork ofThread() {
        return ServedRequest.ofThread().map(ServedRequest::databaseWork).orElse(null);
    }

    /** Counts statements that together took so long, the wait for the database included. */
    public void add(int more, long moreNanos) {
        statements += more;
        nanos += moreNanos;
    }

    int statements() {
        return statements;
    }

    long nanos() {
        return nanos;
    }
}
