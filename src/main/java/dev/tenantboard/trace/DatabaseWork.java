package dev.tenantboard.trace;

import java.util.concurrent.atomic.LongAdder;

/** The statements of one request so far. Only the thread that serves the request counts them. */
public final class DatabaseWork {

    private static final LongAdder BACKGROUND_STATEMENTS = new LongAdder();
    private static final LongAdder BACKGROUND_NANOS = new LongAdder();

    private final RequestSpan span;
    private int statements;
    private long nanos;

    /** @param span null without tracing */
    DatabaseWork(RequestSpan span) {
        this.span = span;
    }

    /**
     * Counts statements of one round trip for the request that this thread serves, or else for background work.
     *
     * @param sql null if it is not known
     * @param began in {@link System#nanoTime}
     */
    public static void count(int statements, String sql, long began, boolean failed) {
        ServedRequest.ofThread()
                .ifPresentOrElse(request -> request.databaseWork().add(statements, sql, began, failed), () -> {
                    BACKGROUND_STATEMENTS.add(statements);
                    BACKGROUND_NANOS.add(System.nanoTime() - began);
                });
    }

    private void add(int count, String sql, long began, boolean failed) {
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

    /** The number of statements without a request. */
    public static long backgroundStatements() {
        return BACKGROUND_STATEMENTS.sum();
    }

    /** The time of statements without a request. */
    public static long backgroundNanos() {
        return BACKGROUND_NANOS.sum();
    }
}
