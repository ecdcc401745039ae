package dev.tenantboard.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param seconds how long it lasted
 * @param nanos how long each answer took
 * @param wrong answers with another status than expected, and requests without one
 * @param complaint about the first of them, or empty
 */
public record Went(long requests, double seconds, Histogram nanos, long wrong, String complaint) {

    public double rate() {
        return requests / seconds;
    }

    public double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
