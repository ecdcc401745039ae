package dev.tenantboard.activity.recording;

import dev.tenantboard.access.CountedItems;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The items of one request: valid activities, and problems of invalid items. Permissions are checked later. */
@Schema(minItems = 1, maxItems = ActivityBatch.MAX_ITEMS)
public final class ActivityBatch implements CountedItems {

    static final int MAX_ITEMS = 1_000;

    private static final int MAX_POINTER = 200;

    private final List<ReceivedActivity> activities = new ArrayList<>();
    private final List<BulkItem> refused = new ArrayList<>();

    void add(ReceivedActivity received) {
        activities.add(received);
    }

    void refuse(int index, Problem problem) {
        refused.add(BulkItem.refused(index, shortened(problem)));
    }

    /**
     * Omits long pointers. The pointer of an unknown field is as long as the client wants, and there may be a thousand.
     */
    private static Problem shortened(Problem problem) {
        return Problem.of(
                problem.code(),
                problem.detail(),
                problem.errors().stream()
                        .map(error -> error.pointer().length() > MAX_POINTER
                                ? new ProblemError(
                                        "", "has an error at a place whose pointer is too long: " + error.detail())
                                : error)
                        .toList());
    }

    @Override
    public int countedItems() {
        return activities.size() + refused.size();
    }

    List<ReceivedActivity> activities() {
        return activities;
    }

    List<BulkItem> refused() {
        return refused;
    }
}
