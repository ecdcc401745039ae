package dev.tenantboard.activity.recording;

import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many activities of one request: those that may be recorded, and those that may not whoever sent them. */
@Schema(minItems = 1, maxItems = ActivityBatch.MAX_ITEMS)
public final class ActivityBatch {

    static final int MAX_ITEMS = 1_000;

    private static final int MAX_POINTER = 200;

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<BulkItem> refused = new ArrayList<>();

    void add(Candidate candidate) {
        candidates.add(candidate);
    }

    void refuse(int index, Problem problem) {
        refused.add(BulkItem.refused(index, shortened(problem)));
    }

    /** A field that is not known is named by its pointer, whatever its length: a thousand of them would be a body again. */
    private static Problem shortened(Problem problem) {
        return Problem.of(
                problem.code(),
                problem.detail(),
                problem.errors().stream()
                        .map(error -> error.pointer().length() > MAX_POINTER
                                ? new ProblemError(
                                        "", "has something too deep or too long to be named: " + error.detail())
                                : error)
                        .toList());
    }

    List<Candidate> candidates() {
        return candidates;
    }

    List<BulkItem> refused() {
        return refused;
    }
}
