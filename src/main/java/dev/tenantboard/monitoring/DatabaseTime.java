package dev.tenantboard.monitoring;

import dev.tenantboard.trace.DatabaseWork;
import java.util.concurrent.atomic.LongAdder;

/** Counts statements for the request whose thread asks, or else for the work that no request waits for. */
final class DatabaseTime {

    private static final LongAdder STATEMENTS = new LongAdder();
    private static final LongAdder NANOS = new LongAdder();

    private DatabaseTime() {}

    static void add(int statements, String sql, long began, boolean failed) {
        DatabaseWork work = DatabaseWork.ofThread();
        if (work != null) {
            work.add(statements, sql, began, failed);
        } else {
            STATEMENTS.add(statements);
            NANOS.add(System.nanoTime() - began);
        }
    }

    /** Statements of no request. */
    static long backgroundStatements() {
        return STATEMENTS.sum();
    }

    /** What was waited for them. */
    static long backgroundNanos() {
        return NANOS.sum();
    }
}
