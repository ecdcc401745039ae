package dev.tenantboard.persistence;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page, or null on the last one
 */
public record Page<T>(List<T> items, String next) {

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
