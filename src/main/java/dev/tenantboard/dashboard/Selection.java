package dev.tenantboard.dashboard;

import java.util.List;

/**
 * The part of a list that the dashboard shows, and what else it could show.
 *
 * @param shown the items that the user has chosen, or the first ones if the user has chosen none
 * @param available the first of the items that the user has not chosen; empty if the user has chosen none
 * @param read the list that is limited, with one item more than the limit if there are more
 */
record Selection<T, S>(List<T> shown, List<S> available, List<?> read) {

    static <T, S> Selection<T, S> ofFirst(List<T> read, int limit) {
        return new Selection<>(limited(read, limit), List.of(), read);
    }

    static <T, S> Selection<T, S> ofChosen(List<T> chosen, List<S> others, int limit) {
        return new Selection<>(chosen, limited(others, limit), others);
    }

    /** Returns the selection with other views of the shown items. */
    <R> Selection<R, S> showing(List<R> views) {
        return new Selection<>(views, available, read);
    }

    static <T> List<T> limited(List<T> items, int limit) {
        return items.subList(0, Math.min(limit, items.size()));
    }
}
