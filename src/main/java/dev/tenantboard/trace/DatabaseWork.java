package dev.tenantboard.trace;

/** What one request has asked of the database so far. Only the thread that serves it counts. */
public final class DatabaseWork {

    private final RequestSpan span;
    private int statements;
    private long nanos;

    /** @param span null if there is none */
    DatabaseWork(RequestSpan span) {
        this.span = span;
    }

    /** That of the request that this thread serves; null if it serves none. */
    public static DatabaseWork ofThread() {
        return ServedRequest.ofThread().map(ServedRequest::databaseWork).orElse(null);
    }

    /**
     * Counts statements that were executed together.
     *
     * @param sql null if it is not known
     * @param began of {@link System#nanoTime}
     */
    public void add(int together, String sql, long began, boolean failed) {
        statements += together;
        nanos += System.nanoTime() - began;
        if (span != null) {
            span.addStatement(sql, began, failed);
        }
    }

    int statements() {
        return statements;
    }

    long nanos() {
        return nanos;
    }
}
