package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.recording.ActivityRows.StoredActivity;
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
 * Stores activities and reports for each whether it is new, already exists, or uses the key of another activity. If
 * several activities of a request have the same key, the first is stored and the others are compared with it, as in a
 * later request.
 */
public final class ActivityRecorder {

    private final ActivityRows rows;
    private final Caller caller;
    private final Map<String, NewRow> firstByKey = new HashMap<>();

    public ActivityRecorder(ActivityRows rows, Caller caller) {
        this.rows = rows;
        this.caller = caller;
    }

    /** Returns one item for each row, in the same order, with status 201, 200 or 409. */
    public List<BulkItem> store(List<NewRow> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<NewRow> distinct = batch.stream().filter(this::isFirst).toList();
        Set<String> inserted = rows.insert(caller, distinct);
        Map<String, StoredActivity> existing = existing(inserted);
        return batch.stream().map(row -> outcome(row, inserted, existing)).toList();
    }

    private boolean isFirst(NewRow row) {
        return row.key() == null || firstByKey.putIfAbsent(row.key(), row) == null;
    }

    /**
     * Uses a second statement for conflicting keys, because only that sees what was committed while the first one
     * waited.
     */
    private Map<String, StoredActivity> existing(Set<String> inserted) {
        Map<String, StoredActivity> existing = new HashMap<>();
        Set<String> conflicting = new HashSet<>();
        firstByKey.forEach((key, row) -> {
            if (inserted.contains(row.id())) {
                existing.put(key, new StoredActivity(row.id(), row.received().hash()));
            } else {
                conflicting.add(key);
            }
        });
        if (!conflicting.isEmpty()) {
            existing.putAll(rows.find(caller, conflicting));
        }
        return existing;
    }

    private static BulkItem outcome(NewRow row, Set<String> inserted, Map<String, StoredActivity> existing) {
        int index = row.received().index();
        if (inserted.contains(row.id())) {
            return BulkItem.done(index, 201, row.id());
        }
        StoredActivity other = existing.get(row.key());
        if (other == null) {
            return refused(
                    index,
                    ProblemType.DEDUPE_KEY_RELEASED,
                    "belongs to an activity that was deleted at the same moment");
        }
        return other.hash().equals(row.received().hash())
                ? BulkItem.done(index, 200, other.activityId())
                : refused(index, ProblemType.DEDUPE_KEY_IN_USE, "belongs to an activity with other content");
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
