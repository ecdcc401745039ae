package dev.tenantboard.metric.value;

import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryRange;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The values of the last seconds over requested ranges, and those that are being calculated. A caller can name an
 * entry only by all that its value depends on, with the organization and the permissions that were checked.
 */
final class RangeCache {

    /**
     * What a value depends on.
     *
     * @param permissions the permissions that a reader needs; empty if they are unknown
     * @param range null if only filters were requested
     * @param definitions the versions of the metric and of all metrics that it reads, by id
     * @param catalog the version of the datasets
     */
    record Key(
            String organizationId,
            String metricId,
            Optional<Set<String>> permissions,
            QueryRange range,
            List<FieldFilter> filters,
            Map<String, OffsetDateTime> definitions,
            long catalog) {}

    /**
     * An entry.
     *
     * @param value the caller that gets a new entry completes it, with null if there is no value
     * @param isNew whether the caller must calculate the value
     */
    record Entry(CompletableFuture<RangeValue> value, boolean isNew) {}

    /** A value with the time of its completion. */
    private static final class Kept {

        private final CompletableFuture<RangeValue> value = new CompletableFuture<>();
        private volatile long since;
    }

    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final int limit;
    private final Duration freshness;
    private final LongSupplier nanoTime;

    RangeCache(int limit, Duration freshness, LongSupplier nanoTime) {
        this.limit = limit;
        this.freshness = freshness;
        this.nanoTime = nanoTime;
    }

    /** Returns the fresh or running entry, or a new one. */
    synchronized Entry entry(Key key) {
        Kept found = kept.get(key);
        if (found != null && isFresh(found)) {
            return new Entry(found.value, false);
        }
        var added = new Kept();
        added.since = nanoTime.getAsLong();
        added.value.thenRun(() -> added.since = nanoTime.getAsLong());
        kept.values().removeIf(other -> !isFresh(other));
        kept.put(key, added);
        if (kept.size() > limit) {
            kept.remove(kept.keySet().iterator().next());
        }
        return new Entry(added.value, true);
    }

    private boolean isFresh(Kept found) {
        return !found.value.isDone()
                || found.value.join() != null && nanoTime.getAsLong() - found.since < freshness.toNanos();
    }

    synchronized int size() {
        return kept.size();
    }
}
