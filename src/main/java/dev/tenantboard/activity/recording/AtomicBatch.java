package dev.tenantboard.activity.recording;

import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses a whole batch if one item is refused, and reports each refused item. The status is not 207, so that the
 * status alone shows that nothing was stored. A failure is not stored under an Idempotency-Key, so the client can
 * correct the batch.
 */
final class AtomicBatch {

    private AtomicBatch() {}

    /**
     * @throws ProblemException 422, or 403 if the caller may not record an item; the audit trail records that as usual
     */
    static void require(List<BulkItem> items) {
        List<BulkItem> refused =
                items.stream().filter(item -> item.problem() != null).toList();
        if (!refused.isEmpty()) {
            boolean forbidden = refused.stream().anyMatch(item -> item.status() == 403);
            throw new ProblemException(Problem.of(
                    forbidden ? 403 : 422,
                    "Not every item can be recorded, so none was.",
                    refused.stream().flatMap(AtomicBatch::errors).toList()));
        }
    }

    private static Stream<ProblemError> errors(BulkItem item) {
        String pointer = "/" + item.index();
        List<ProblemError> errors = item.problem().errors();
        return errors.isEmpty()
                ? Stream.of(new ProblemError(pointer, item.problem().detail()))
                : errors.stream().map(error -> new ProblemError(pointer + error.pointer(), error.detail()));
    }
}
