package dev.tenantboard.monitoring;

import java.util.concurrent.atomic.LongAdder;

/**
 * A histogram of durations. Its counters only grow, so that the difference between two scrapes shows the time between them.
 */
final class Durations {

    /** Upper bounds in seconds; the last bucket has none. */
    static final double[] BOUNDS = {0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final double NANOS = 1e9;

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Durations() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(long duration) {
        double seconds = duration / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(duration);
    }

    /** The number of durations up to the bound of a bucket. */
    long upTo(int bucket) {
        long sum = 0;
        for (int i = 0; i <= bucket; i++) {
            sum += buckets[i].sum();
        }
        return sum;
    }

    long count() {
        return upTo(BOUNDS.length);
    }

    /** The sum of all durations. */
    double seconds() {
        return nanos.sum() / NANOS;
    }
}
