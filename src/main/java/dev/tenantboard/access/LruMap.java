package dev.tenantboard.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A bounded map that removes the least recently used entry. */
final class LruMap<K, V> {

    private final Map<K, V> values;

    LruMap(int limit) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }

    synchronized V get(K key) {
        return values.get(key);
    }

    synchronized V get(K key, Supplier<V> absent) {
        return values.computeIfAbsent(key, missing -> absent.get());
    }

    synchronized void remove(K key) {
        values.remove(key);
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }
}
