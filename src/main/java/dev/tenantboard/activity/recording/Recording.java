package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.recording.ActivityRows.Kept;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores activities, and says of each whether it was new, was there, or has a key that is another's. Of several with one key
 * the first is stored, and the others are compared with it like those of a later request.
 */
public final class Recording {

    private final ActivityRows rows;
    private final Caller caller;
    private final Map<String, NewRow> firsts = new HashMap<>();

    public Recording(ActivityRows rows, Caller caller) {
        this.rows = rows;
        this.caller = caller;
    }

    /** One answer for each, in their order: 201, 200 or 409. */
    public List<BulkItem> store(List<NewRow> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<NewRow> toStore = all.stream().filter(this::isFirst).toList();
        Set<String> stored = rows.insert(caller, toStore);
        Map<String, Kept> kept = kept(stored);
        return all.stream().map(row -> outcome(row, stored, kept)).toList();
    }

    private boolean isFirst(NewRow row) {
        return row.key() == null || firsts.putIfAbsent(row.key(), row) == null;
    }

    /** What was not stored is looked up by a statement of its own: it sees what was committed while the first one waited. */
    private Map<String, Kept> kept(Set<String> stored) {
        Map<String, Kept> kept = new HashMap<>();
        Set<String> taken = new HashSet<>();
        firsts.forEach((key, row) -> {
            if (stored.contains(row.id())) {
                kept.put(key, new Kept(row.id(), row.candidate().content()));
            } else {
                taken.add(key);
            }
        });
        if (!taken.isEmpty()) {
            kept.putAll(rows.find(caller, taken));
        }
        return kept;
    }

    private static BulkItem outcome(NewRow row, Set<String> stored, Map<String, Kept> kept) {
        int index = row.candidate().index();
        if (stored.contains(row.id())) {
            return BulkItem.done(index, 201, row.id());
        }
        Kept there = kept.get(row.key());
        if (there == null) {
            return refused(
                    index, ProblemType.DEDUPE_KEY_RELEASED, "is of an activity that was deleted at the same moment");
        }
        return there.content().equals(row.candidate().content())
                ? BulkItem.done(index, 200, there.activityId())
                : refused(index, ProblemType.DEDUPE_KEY_IN_USE, "is of an activity with other content");
    }

    private static BulkItem refused(int index, ProblemType type, String detail) {
        return BulkItem.refused(
                index,
                Problem.of(
                        type,
                        type.title() + ". Nothing was stored. " + type.advice(),
                        List.of(new ProblemError("/dedupeKey", detail))));
    }
}
