package dev.tenantboard.metric.engine;

import java.time.Duration;

/** The time limit of one call, from its creation. An interrupted thread has no time left. */
final class Budget {

    private final long end;

    Budget(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    boolean isSpent() {
        return System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
    }
}
