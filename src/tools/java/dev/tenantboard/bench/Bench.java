package dev.tenantboard.bench;

import dev.tenantboard.bench.data.BenchDatabase;
import dev.tenantboard.bench.load.Consumption;
import dev.tenantboard.bench.report.Line;
import dev.tenantboard.bench.report.Run;
import dev.tenantboard.local.LocalFailure;
import dev.tenantboard.server.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole run. */
final class Bench {

    private final BenchSettings settings;
    private final Consumer<String> progress;
    private final List<String> complaints = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Double> others = new LinkedHashMap<>();

    Bench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** @throws LocalFailure if an answer was not as it should be; the report is written all the same */
    Run run() throws IOException {
        String commit = Machine.commit();
        String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Path directory = Files.createDirectories(settings.directory());
        progress.accept("Starting PostgreSQL");
        try (BenchDatabase postgres =
                BenchDatabase.startIn(directory.resolve("database"), settings.fresh(), progress)) {
            switch (settings.kind()) {
                case SCENARIOS -> measureAll(directory, postgres);
                case SOAK -> soak(directory, postgres);
                case GROWTH -> others.putAll(new Growth(settings, directory, postgres, progress).ratios(complaints));
            }
        }
        Run run = new Run(commit, date, Machine.description(), settings.flags(), lines, others);
        new Reports(settings, progress).write(run, complaints.isEmpty());
        if (!complaints.isEmpty()) {
            throw new LocalFailure(String.join("\n", complaints));
        }
        return run;
    }

    private void measureAll(Path directory, BenchDatabase postgres) {
        progress.accept("Starting the product and the control");
        try (Stage stage =
                Stage.set(directory, "bench", postgres, settings.population(), settings.scenarios(), progress)) {
            Gauge gauge = new Gauge(stage, postgres, settings.connections(), settings.seed());
            warmUp(gauge);
            for (Scenario scenario : settings.scenarios()) {
                Rounds rounds = Rounds.of(scenario, settings.rounds(), seconds(), gauge, progress);
                complaints.addAll(rounds.complaints());
                lines.add(rounds.line(stage.samples().get(scenario)));
                if (scenario == Scenario.MIX) {
                    memory(stage, postgres);
                    tenantCost(stage, postgres);
                }
            }
            progress.accept("Looking at the indexes");
            others.putAll(new IndexUse(stage.database(), settings.rounds()).figures());
        }
        if (settings.ready() > 0) {
            var database = postgres.copy("bench", settings.population());
            others.put("ready, s", new ReadyTime(directory, database, progress).seconds(settings.ready()));
        }
    }

    private void soak(Path directory, BenchDatabase postgres) {
        progress.accept("Starting the product and the control");
        try (Stage stage =
                Stage.set(directory, "bench", postgres, settings.population(), List.of(Scenario.MIX), progress)) {
            Gauge gauge = new Gauge(stage, postgres, settings.connections(), settings.seed());
            others.putAll(new Soak(gauge, stage.product(), progress).figures(settings.soak(), complaints));
        }
    }

    private void memory(Stage stage, BenchDatabase postgres) {
        others.put(
                "server, resident MB after the mix",
                Consumption.resident(stage.product().pid()));
        others.put(
                "control, resident MB after the mix",
                Consumption.resident(stage.control().pid()));
        others.put(
                "database, MB after the mix",
                Consumption.residentWithChildren(postgres.server().pid()));
    }

    private void warmUp(Gauge gauge) {
        progress.accept("Warming up");
        for (Scenario scenario : settings.scenarios()) {
            for (Side side : settings.warmup() == 0 ? List.<Side>of() : List.of(Side.PRODUCT, Side.CONTROL)) {
                gauge.measure(scenario, side, warmUpOf(scenario));
            }
        }
    }

    /** A batch runs through the same code a thousand times; more of them would only make the tables larger. */
    private Duration warmUpOf(Scenario scenario) {
        return Duration.ofSeconds(scenario == Scenario.BATCH ? Math.min(5, settings.warmup()) : settings.warmup());
    }

    private void tenantCost(Stage stage, BenchDatabase postgres) {
        TenantCost cost = new TenantCost(stage, postgres, settings.connections());
        for (Scenario scenario : TenantCost.MEASURED) {
            if (stage.samples().containsKey(scenario)) {
                double ratio = cost.ratio(scenario, settings.rounds(), seconds());
                progress.accept(
                        "%-24s %.3f times as long with settings and policies".formatted(scenario.title(), ratio));
                others.put(scenario.title() + ", settings and policies: times as long", ratio);
            }
        }
    }

    private Duration seconds() {
        return Duration.ofSeconds(settings.seconds());
    }
}
