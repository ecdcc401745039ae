package dev.tenantboard.faults.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every request of a run as its client saw it, and what no client should ever see. */
public final class Tally {

    /** What a client is told that asked for nothing wrong. */
    public static final String FINE = "fine";

    private record Seen(Instant at, String kind) {}

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** @param kind {@link #FINE}, or how it failed */
    public void add(String kind) {
        seen.add(new Seen(Instant.now(), kind));
    }

    public void complain(String what) {
        complaints.add(Instant.now() + " " + what);
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public int requests() {
        return seen.size();
    }

    /** How many failed, by kind. */
    public Map<String, Long> failures() {
        return seen.stream()
                .filter(one -> !one.kind.equals(FINE))
                .collect(Collectors.groupingBy(Seen::kind, TreeMap::new, Collectors.counting()));
    }

    /** From the end of a cause to the last failure after it: zero if there was none. */
    public Duration recovery(Instant end) {
        return seen.stream()
                .filter(one -> !one.kind.equals(FINE) && one.at.isAfter(end))
                .map(one -> Duration.between(end, one.at))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
