package dev.tenantboard.bench;

import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.report.Figures;
import dev.tenantboard.bench.report.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A scenario's rounds: each side once in each of them, one after the other. */
final class Rounds {

    private final Scenario scenario;
    private final Map<Side, List<Sample>> samples = new EnumMap<>(Side.class);

    private Rounds(Scenario scenario) {
        this.scenario = scenario;
        for (Side side : Side.values()) {
            samples.put(side, new ArrayList<>());
        }
    }

    static Rounds of(Scenario scenario, int rounds, Duration duration, Gauge gauge, Consumer<String> progress) {
        Rounds measured = new Rounds(scenario);
        for (int round = 0; round < rounds; round++) {
            for (Side side : inTurn(round)) {
                Sample sample = gauge.measure(scenario, side, duration);
                measured.samples.get(side).add(sample);
                progress.accept(
                        "%-24s %-7s %s".formatted(scenario.title(), side.name().toLowerCase(), sample));
            }
        }
        return measured;
    }

    /** There and back: whoever comes later finds what the others wrote. */
    private static List<Side> inTurn(int round) {
        List<Side> sides = new ArrayList<>(List.of(Side.values()));
        if (round % 2 == 1) {
            Collections.reverse(sides);
        }
        return sides;
    }

    /** What went wrong, whoever was asked. */
    List<String> complaints() {
        return samples.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .filter(sample -> sample.wrong() > 0)
                        .map(sample ->
                                scenario.title() + ", " + each.getKey().name().toLowerCase() + ": " + sample.wrong()
                                        + " of " + sample.requests() + " went wrong: " + sample.complaint()))
                .toList();
    }

    /** @param script null for a mix */
    Line line(Script script) {
        List<Double> toControl = ratios(Side.CONTROL);
        return new Line(
                scenario.key(),
                scenario.title(),
                script == null ? 0 : script.statements(),
                script == null ? 0 : script.roundTrips(),
                figures(Side.PRODUCT),
                figures(Side.CONTROL),
                figures(Side.LIMIT),
                median(toControl),
                toControl.stream().min(Double::compare).orElseThrow(),
                toControl.stream().max(Double::compare).orElseThrow(),
                median(ratios(Side.LIMIT)));
    }

    /** Within a round, because the machine may be another one in the next. */
    private List<Double> ratios(Side other) {
        return IntStream.range(0, samples.get(Side.PRODUCT).size())
                .mapToObj(round -> samples.get(Side.PRODUCT).get(round).rate()
                        / samples.get(other).get(round).rate())
                .toList();
    }

    private Figures figures(Side side) {
        return new Figures(
                median(side, Sample::rate),
                median(side, Sample::p50),
                median(side, Sample::p99),
                median(side, Sample::serverMillis),
                median(side, Sample::databaseMillis),
                median(side, Sample::serverCores),
                median(side, Sample::databaseCores),
                median(side, Sample::generatorCores));
    }

    private double median(Side side, ToDoubleFunction<Sample> figure) {
        return median(samples.get(side).stream()
                .map(sample -> figure.applyAsDouble(sample))
                .toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
