package dev.tenantboard.bench;

import dev.tenantboard.bench.data.Population;
import dev.tenantboard.local.LocalFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What can be said about a run: system properties {@code bench.organizations} and so on.
 *
 * @param seconds of one measured run
 * @param warmup seconds of each scenario on each server before anything is measured
 * @param rounds of product, control and limit for each scenario
 * @param soak minutes of the mix instead of all else, or 0
 * @param growth whether to compare, instead, a table of one with one of five times as many rows
 * @param ready how often to start the server over the loaded database, or 0
 * @param fresh whether to load the rows anew
 * @param renew whether the report goes to the site, too
 */
record BenchSettings(
        Path directory,
        Population population,
        int seconds,
        int warmup,
        int rounds,
        int connections,
        List<Scenario> scenarios,
        int soak,
        boolean growth,
        int ready,
        long seed,
        boolean fresh,
        boolean renew,
        Path site) {

    static BenchSettings fromProperties() {
        return new BenchSettings(
                Path.of(System.getProperty("tenantboard.bench", ".bench")).toAbsolutePath(),
                new Population(
                        number("bench.organizations", 200),
                        number("bench.activities", 1_000_000),
                        number("bench.largest", 300_000),
                        1),
                number("bench.seconds", 10),
                number("bench.warmup", 30),
                number("bench.rounds", 3),
                number("bench.connections", 16),
                scenarios(System.getProperty("bench.scenarios", "")),
                number("bench.soak", 0),
                flag("bench.growth"),
                number("bench.ready", 0),
                Long.parseLong(System.getProperty("tenantboard.seed", "1")),
                flag("fresh"),
                flag("renew"),
                Path.of("src", "site", "markdown", "measured.md"));
    }

    Kind kind() {
        return soak > 0 ? Kind.SOAK : growth ? Kind.GROWTH : Kind.SCENARIOS;
    }

    static List<Scenario> scenarios(String names) {
        return names.isBlank()
                ? List.of(Scenario.values())
                : Arrays.stream(names.split(",")).map(Scenario::named).toList();
    }

    private static int number(String property, int otherwise) {
        String given = System.getProperty(property, String.valueOf(otherwise));
        try {
            return Integer.parseInt(given.replace("_", ""));
        } catch (NumberFormatException failure) {
            throw new LocalFailure("-D" + property + ": a whole number, not " + given, failure);
        }
    }

    /** As {@code -Dfresh} or {@code -Dfresh=true}. */
    private static boolean flag(String property) {
        String given = System.getProperty(property, "false");
        return given.isEmpty() || Boolean.parseBoolean(given);
    }

    private String kindFlags() {
        return switch (kind()) {
            case SCENARIOS -> ready > 0 ? "-Dbench.ready=" + ready + " " : "";
            case SOAK -> "-Dbench.soak=" + soak + " ";
            case GROWTH -> "-Dbench.growth ";
        };
    }

    /** As they stand in the report. */
    String flags() {
        return kindFlags()
                + "-Dbench.organizations=%d -Dbench.activities=%d -Dbench.largest=%d -Dbench.seconds=%d -Dbench.warmup=%d -Dbench.rounds=%d -Dbench.connections=%d -Dseed=%d"
                        .formatted(
                                population.organizations(),
                                population.activities(),
                                population.largest(),
                                seconds,
                                warmup,
                                rounds,
                                connections,
                                seed);
    }
}
