package dev.tenantboard.monitoring;

import dev.tenantboard.trace.DatabaseWork;
import java.util.concurrent.atomic.LongAdder;

/** Counts statements for the request of the current thread, or else for background work. */
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

    static long backgroundStatements() {
        return STATEMENTS.sum();
    }

    static long backgroundNanos() {
        return NANOS.sum();
    }
}
