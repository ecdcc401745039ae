package dev.tenantboard.live.log;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The transactions that a statement sees as committed (PostgreSQL's {@code pg_snapshot}): all below {@code xmin}, none from
 * {@code xmax} on, and between them all except {@code running}.
 *
 * @param running in ascending order
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
        return transaction < xmin || (transaction < xmax && Collections.binarySearch(running, transaction) < 0);
    }

    /**
     * Returns whether this snapshot sees all transactions that the other one sees. In one history of a database, each snapshot
     * includes all earlier ones. The transaction before {@code xmax} has ended, so no snapshot includes one with a higher {@code
     * xmax}.
     */
    public boolean includes(Snapshot other) {
        return other.xmax <= xmax && running.stream().noneMatch(other::sees);
    }

    @Override
    public String toString() {
        return xmin + ":" + xmax + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
