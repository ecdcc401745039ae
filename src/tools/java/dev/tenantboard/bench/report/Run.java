package dev.tenantboard.bench.report;

import java.util.List;
import java.util.Map;

/**
 * A run of the benchmark: a line of the history.
 *
 * @param commit as {@code git describe} has it, with {@code -dirty} where files were changed
 * @param date when it began, UTC
 * @param flags what it was told
 * @param others figures that are not of a scenario, by what they are
 */
public record Run(
        String commit, String date, String machine, String flags, List<Line> lines, Map<String, Double> others) {

    /** Null if it did not measure that. */
    public Line line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst().orElse(null);
    }
}
