package dev.tenantboard.live.log;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The transactions that a statement sees as committed (PostgreSQL's {@code pg_snapshot}): all below {@code xmin}, none from
 * {@code xmax} on, and between them all except {@code running}.
 */
public record Snapshot(long xmin, long xmax, List<Long> running) {

    /** @throws IllegalArgumentException if the text is not a snapshot */
    public static Snapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a snapshot has three parts");
        }
        List<Long> running = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1)).map(Long::valueOf).toList();
        return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    public boolean sees(long transaction) {
        return transaction < xmin || (transaction < xmax && !running.contains(transaction));
    }

    @Override
    public String toString() {
        return xmin + ":" + xmax + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
