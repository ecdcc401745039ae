package dev.tenantboard.bench;

import dev.tenantboard.bench.load.Consumption;
import dev.tenantboard.server.ServerHeap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The mix for many minutes: what the server holds after each of them, and whether that grows. */
record Soak(Gauge gauge, BenchServer product, Consumer<String> progress) {

    private static final Duration PART = Duration.ofMinutes(1);

    /** Minutes in which everything is used for the first time are no growth. */
    private static final double SETTLING = 0.25;

    Map<String, Double> figures(int minutes, List<String> complaints) {
        List<Double> resident = new ArrayList<>();
        List<Double> reachable = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
            Sample sample = gauge.measure(Scenario.MIX, Side.PRODUCT, PART);
            if (sample.wrong() > 0) {
                complaints.add("minute " + minute + ": " + sample.wrong() + " went wrong: " + sample.complaint());
            }
            resident.add(Consumption.resident(product.pid()));
            reachable.add(new ServerHeap(product.micro().process()).live() / 1e6);
            progress.accept("minute %3d: %.0f MB resident, %.1f MB reachable, %s"
                    .formatted(minute, resident.get(minute - 1), reachable.get(minute - 1), sample));
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("soak, minutes of the mix", (double) minutes);
        figures.put("soak, resident MB at the end", resident.get(minutes - 1));
        figures.put("soak, resident MB more an hour", growth(resident));
        figures.put("soak, reachable MB at the end", reachable.get(minutes - 1));
        figures.put("soak, reachable MB more an hour", growth(reachable));
        return figures;
    }

    /** The slope of the line through the points with the least squares. */
    static double growth(List<Double> perMinute) {
        List<Double> settled = perMinute.subList((int) (perMinute.size() * SETTLING), perMinute.size());
        double middle = (settled.size() - 1) / 2.0;
        double average =
                settled.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < settled.size(); i++) {
            above += (i - middle) * (settled.get(i) - average);
            below += (i - middle) * (i - middle);
        }
        return below == 0 ? 0 : 60 * above / below;
    }
}
