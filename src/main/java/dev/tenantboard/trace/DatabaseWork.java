package dev.tenantboard.trace;

/** The statements of one request so far. Only the thread that serves the request counts them. */
public final class DatabaseWork {

    private final RequestSpan span;
    private int statements;
    private long nanos;

    /** @param span null without tracing */
    DatabaseWork(RequestSpan span) {
        this.span = span;
    }

    /** Returns null if this thread serves no request. */
    public static DatabaseWork ofThread() {
        return ServedRequest.ofThread().map(ServedRequest::databaseWork).orElse(null);
    }

    /**
     * Counts statements of one round trip.
     *
     * @param sql null if it is not known
     * @param began in {@link System#nanoTime}
     */
    public void add(int count, String sql, long began, boolean failed) {
        statements += count;
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
