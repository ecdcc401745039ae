package dev.tenantboard.metric.engine;

import java.time.Duration;

/** The time that one call may take, from when it is made; it is over for whoever is interrupted. */
final class Budget {

    private final long end;

    Budget(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    boolean isSpent() {
        return System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted();
    }
}
