package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Window;
import java.time.ZoneId;

/**
 * A range that a request asks for instead of the windows of queries.
 *
 * @param zone null if each query keeps its zone
 * @param window null if each query keeps its window
 * @param ofScreen whether a whole dashboard is requested. Then a query may keep its window, and each other query is
 *     compared with the range before.
 */
public record QueryRange(ZoneId zone, Window window, boolean ofScreen) {

    /** The id of the comparison with the range before, for queries that have none. */
    public static final String PREVIOUS = "previous";
}
