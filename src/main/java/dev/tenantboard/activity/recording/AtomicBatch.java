package dev.tenantboard.activity.recording;

import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
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
            throw new ProblemException(Problem.of(
                    type(refused),
                    "Some items cannot be recorded, so none was. Correct the items that errors lists, and send"
                            + " all items again.",
                    refused.stream().flatMap(AtomicBatch::errors).toList()));
        }
    }

    private static ProblemType type(List<BulkItem> refused) {
        return refused.stream()
                .map(item -> item.problem().code())
                .filter(type -> type.status() == 403)
                .findFirst()
                .orElse(ProblemType.BATCH_NOT_RECORDED);
    }

    private static Stream<ProblemError> errors(BulkItem item) {
        String pointer = "/" + item.index();
        List<ProblemError> errors = item.problem().errors();
        return errors.isEmpty()
                ? Stream.of(new ProblemError(pointer, item.problem().detail()))
                : errors.stream().map(error -> new ProblemError(pointer + error.pointer(), error.detail()));
    }
}
