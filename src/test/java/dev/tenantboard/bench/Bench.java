package dev.tenantboard.bench;

import dev.tenantboard.bench.data.BenchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole run. */
final class Bench {

    private final BenchSettings settings;
    private final Consumer<String> progress;

    Bench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    void run() throws IOException {
        Path directory = Files.createDirectories(settings.directory());
        progress.accept("Starting PostgreSQL, the product and the control");
        try (BenchDatabase postgres = BenchDatabase.startIn(directory.resolve("database"), progress);
                Stage stage = Stage.set(
                        directory, "bench", postgres, settings.population(), settings.scenarios(), progress)) {
            stage.samples()
                    .forEach((scenario, script) -> progress.accept("%-24s %2d statements in %2d round trips"
                            .formatted(scenario.title(), script.statements(), script.roundTrips())));
            Gauge gauge = new Gauge(stage, postgres, settings.connections(), settings.seed());
            warmUp(gauge);
            for (Scenario scenario : settings.scenarios()) {
                measure(gauge, scenario);
            }
        }
    }

    private void warmUp(Gauge gauge) {
        progress.accept("Warming up");
        for (Scenario scenario : settings.scenarios()) {
            for (Side side : List.of(Side.PRODUCT, Side.CONTROL)) {
                gauge.measure(scenario, side, Duration.ofSeconds(settings.warmup()));
            }
        }
    }

    private void measure(Gauge gauge, Scenario scenario) {
        Map<Side, List<Sample>> samples = new EnumMap<>(Side.class);
        for (int round = 0; round < settings.rounds(); round++) {
            for (Side side : Side.values()) {
                Sample sample = gauge.measure(scenario, side, Duration.ofSeconds(settings.seconds()));
                samples.computeIfAbsent(side, any -> new ArrayList<>()).add(sample);
                progress.accept(
                        "%-24s %-8s %8.0f/s  p50 %7.2f ms  p99 %7.2f ms  server %5.3f ms (%4.2f cores)  database %5.3f ms (%4.2f)  generator %4.2f  %s"
                                .formatted(
                                        scenario.title(),
                                        side,
                                        sample.rate(),
                                        sample.p50(),
                                        sample.p99(),
                                        sample.serverMillis(),
                                        sample.serverCores(),
                                        sample.databaseMillis(),
                                        sample.databaseCores(),
                                        sample.generatorCores(),
                                        sample.wrong() == 0 ? "" : sample.wrong() + " WRONG: " + sample.complaint()));
            }
        }
    }
}
