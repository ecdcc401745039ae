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
        if (isFull(key)) {
            return false;
        }
        counts.merge(key, 1, Integer::sum);
        all++;
        return true;
    }

    /** Returns whether there is no room now. There may be some when {@link #tryAcquire} is called. */
    public synchronized boolean isFull(String key) {
        return all >= total || counts.getOrDefault(key, 0) >= perKey;
    }

    public synchronized void release(String key) {
        counts.computeIfPresent(key, (id, before) -> before == 1 ? null : before - 1);
        all--;
    }
}
