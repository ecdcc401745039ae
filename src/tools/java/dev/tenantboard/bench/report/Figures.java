package dev.tenantboard.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Of one side of a scenario, the median of its rounds.
 *
 * @param rate requests a second
 * @param p50 milliseconds
 * @param serverMillis of a processor for a request; 0 for the limit, which has no server
 * @param serverCores how many processors it was busy on
 */
public record Figures(
        double rate,
        double p50,
        double p99,
        double serverMillis,
        double databaseMillis,
        double serverCores,
        double databaseCores,
        double generatorCores) {

    /** 0 for the limit, which has no server. */
    @JsonProperty
    public double requestsPerServerSecond() {
        return perProcessorSecond(serverMillis);
    }

    @JsonProperty
    public double requestsPerDatabaseSecond() {
        return perProcessorSecond(databaseMillis);
    }

    private static double perProcessorSecond(double millis) {
        return millis == 0 ? 0 : 1_000 / millis;
    }
}
