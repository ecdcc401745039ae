package dev.tenantboard.bench;

import dev.tenantboard.bench.data.BenchDatabase;
import dev.tenantboard.bench.data.Population;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether reads stay as fast while others come: the same callers over the same rows, alone and among five times as many. */
record Growth(BenchSettings settings, Path directory, BenchDatabase postgres, Consumer<String> progress) {

    private static final int TIMES = 5;

    /** How many times as long the same number of requests takes, by scenario. */
    Map<String, Double> ratios(List<String> complaints) {
        Population one = settings.population();
        Population many = new Population(one.organizations(), one.activities(), one.largest(), TIMES);
        List<Scenario> reads =
                settings.scenarios().stream().filter(Scenario::reads).toList();
        Map<String, Double> ratios = new LinkedHashMap<>();
        try (Stage small = Stage.set(directory, "bench", postgres, one, reads, progress);
                Stage large = Stage.set(directory, "bench_grown", postgres, many, reads, progress)) {
            Gauge ofSmall = new Gauge(small, postgres, settings.connections(), settings.seed());
            Gauge ofLarge = new Gauge(large, postgres, settings.connections(), settings.seed());
            for (Scenario scenario : reads) {
                ofSmall.measure(scenario, Side.PRODUCT, Duration.ofSeconds(settings.warmup()));
                ofLarge.measure(scenario, Side.PRODUCT, Duration.ofSeconds(settings.warmup()));
            }
            for (Scenario scenario : reads) {
                for (Side side : List.of(Side.PRODUCT, Side.LIMIT)) {
                    ratios.put(
                            "%s, table %d times as large, %s: times as long"
                                    .formatted(
                                            scenario.title(), TIMES, side.name().toLowerCase()),
                            ratio(scenario, side, ofSmall, ofLarge, complaints));
                }
            }
        }
        return ratios;
    }

    private double ratio(Scenario scenario, Side side, Gauge small, Gauge large, List<String> complaints) {
        Duration duration = Duration.ofSeconds(settings.seconds());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            Sample before = small.measure(scenario, side, duration);
            Sample after = large.measure(scenario, side, duration);
            for (Sample sample : List.of(before, after)) {
                if (sample.wrong() > 0) {
                    complaints.add(scenario.title() + ": " + sample.wrong() + " went wrong: " + sample.complaint());
                }
            }
            ratios.add(before.rate() / after.rate());
        }
        double ratio = Rounds.median(ratios);
        progress.accept("%-24s %-7s %.3f times as long among %d times as many rows"
                .formatted(scenario.title(), side.name().toLowerCase(), ratio, TIMES));
        return ratio;
    }
}
