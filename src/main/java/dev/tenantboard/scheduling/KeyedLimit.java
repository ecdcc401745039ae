package dev.tenantboard.scheduling;

import java.util.HashMap;
import java.util.Map;

/** Limits how many threads do something at a time, for each key and in all. */
public final class KeyedLimit {

    private final int perKey;
    private final int total;
    private final Map<String, Integer> counts = new HashMap<>();
    private int all;

    public KeyedLimit(int perKey, int total) {
        this.perKey = perKey;
        this.total = total;
    }

    /** @return whether there was room; if so, the caller calls {@link #release} */
    public synchronized boolean tryAcquire(String key) {
        int others = counts.getOrDefault(key, 0);
        if (all >= total || others >= perKey) {
            return false;
        }
        counts.put(key, others + 1);
        all++;
        return true;
    }

    public synchronized void release(String key) {
        counts.computeIfPresent(key, (id, before) -> before == 1 ? null : before - 1);
        all--;
    }
}
