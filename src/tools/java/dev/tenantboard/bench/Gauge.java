package dev.tenantboard.bench;

import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.data.BenchDatabase;
import dev.tenantboard.bench.load.Call;
import dev.tenantboard.bench.load.Consumption;
import dev.tenantboard.bench.load.Deck;
import dev.tenantboard.bench.load.HttpLoad;
import dev.tenantboard.bench.load.JdbcLoad;
import dev.tenantboard.bench.load.Went;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Puts load on one side of a stage, and looks at what everybody used meanwhile. */
record Gauge(Stage stage, BenchDatabase postgres, int connections, long seed) {

    Sample measure(Scenario scenario, Side side, Duration duration) {
        return switch (side) {
            case PRODUCT -> of(stage.product().pid(), () -> http(stage.product(), scenario, duration, this::toProduct));
            case CONTROL -> of(stage.control().pid(), () -> http(stage.control(), scenario, duration, this::toControl));
            case LIMIT -> of(0, () -> jdbc(scenario, duration));
        };
    }

    private Sample of(long server, Supplier<Went> load) {
        long generator = ProcessHandle.current().pid();
        long database = postgres.server().pid();
        double serverBefore = Consumption.seconds(server);
        double databaseBefore = Consumption.secondsWithChildren(database);
        double generatorBefore = Consumption.seconds(generator);
        Went went = load.get();
        return Sample.of(
                went,
                Consumption.seconds(server) - serverBefore,
                Consumption.secondsWithChildren(database) - databaseBefore,
                Consumption.seconds(generator) - generatorBefore);
    }

    private Went http(
            BenchServer server, Scenario scenario, Duration duration, Function<Scenario, IntFunction<Call>> calls) {
        List<HttpLoad.Kind> kinds = new ArrayList<>();
        for (Scenario part : scenario.parts()) {
            IntFunction<Call> call = calls.apply(part);
            List<Call> all = IntStream.range(0, stage.calls().callers(part).size())
                    .mapToObj(call)
                    .toList();
            kinds.add(new HttpLoad.Kind(all, deck(part, kinds.size())));
        }
        return HttpLoad.run(server.micro().baseUri(), connections, kinds, duration);
    }

    private IntFunction<Call> toProduct(Scenario part) {
        return place -> stage.calls().of(part, stage.calls().callers(part).get(place));
    }

    private IntFunction<Call> toControl(Scenario part) {
        return place -> stage.calls().toControl(part, place);
    }

    private Went jdbc(Scenario scenario, Duration duration) {
        List<Supplier<Script>> parts = new ArrayList<>();
        for (Scenario part : scenario.parts()) {
            List<Script> scripts = stage.recording().of(part);
            Deck deck = deck(part, parts.size());
            parts.add(() -> scripts.get(deck.draw()));
        }
        AtomicInteger next = new AtomicInteger();
        return JdbcLoad.run(
                () -> postgres.application(stage.database().name()),
                connections,
                () -> parts.get(Math.floorMod(next.getAndIncrement(), parts.size()))
                        .get(),
                duration);
    }

    private Deck deck(Scenario part, int turn) {
        return stage.calls().deck(part, seed + turn);
    }
}
