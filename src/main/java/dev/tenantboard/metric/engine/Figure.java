package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One figure of a metric, as a client names it: a number for the whole window, for a bucket, for groups, or for both.
 *
 * @param bucket the start of the bucket; null for the whole window
 * @param keys the keys of the groups, in the order of the query's fields, without those below
 * @param nulls the fields whose group is that of null
 * @param others the fields whose group is "other"
 * @param measure the id of the measure; null for the metric's value
 */
public record Figure(Instant bucket, List<String> keys, Set<String> nulls, Set<String> others, String measure) {

    /** The figure for the whole window and all groups. */
    public static final Figure WHOLE = new Figure(null, List.of(), Set.of(), Set.of(), null);

    /** @param key a text, also for numbers; null for the group of null, and for "other" */
    record Group(String key, boolean isOther) {}

    /**
     * Returns a group for each field of the query, or an empty list if the figure names no group.
     *
     * @throws ProblemException 400 if it names other groups than the query has
     */
    List<Group> groupsOf(DatasetQuery query) {
        if (keys.isEmpty() && nulls.isEmpty() && others.isEmpty()) {
            return List.of();
        }
        requireGrouped(query);
        List<Group> groups = new ArrayList<>();
        Iterator<String> rest = keys.iterator();
        for (Grouping grouping : query.groupBy()) {
            String field = grouping.field().name();
            if (others.contains(field)) {
                groups.add(new Group(null, true));
            } else if (nulls.contains(field)) {
                groups.add(new Group(null, false));
            } else if (rest.hasNext()) {
                groups.add(new Group(rest.next(), false));
            }
        }
        if (groups.size() < query.groupBy().size() || rest.hasNext()) {
            throw ProblemException.badParameter(
                    "group",
                    "must name a group for each field by which the metric is grouped, and no more: "
                            + query.groupBy().size());
        }
        return groups;
    }

    private void requireGrouped(DatasetQuery query) {
        Set<String> known = new HashSet<>();
        Set<String> withOther = new HashSet<>();
        for (Grouping grouping : query.groupBy()) {
            known.add(grouping.field().name());
            if (grouping.top() != null && grouping.top().other()) {
                withOther.add(grouping.field().name());
            }
        }
        if (!known.containsAll(nulls)) {
            throw ProblemException.badParameter("groupNull", "must be a field by which the metric is grouped");
        }
        if (!withOther.containsAll(others)) {
            throw ProblemException.badParameter(
                    "groupOther", "must be a field by which the metric is grouped with a top and other");
        }
    }

    /**
     * Returns the measure whose rows are meant: the named one, or that of the metric's value. It is empty if the value is a
     * formula or the metric has none: then all rows are meant.
     *
     * @throws ProblemException 400 if the query has no such measure
     */
    Optional<Measure> measureOf(DatasetQuery query) {
        String id = measure == null ? query.value() : measure;
        Optional<Measure> found =
                query.measures().stream().filter(each -> each.id().equals(id)).findFirst();
        if (measure != null && found.isEmpty()) {
            throw ProblemException.badParameter("measure", "must be the id of a measure of the metric");
        }
        return found;
    }
}
