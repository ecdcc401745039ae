package dev.tenantboard.activity.recording;

import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses a batch as a whole where an item is refused, and says which and why. It is no 207: its status alone says that
 * nothing was stored, and as a failure it is not kept under an Idempotency-Key, so that the batch may be mended.
 */
final class AtomicBatch {

    private AtomicBatch() {}

    /** @throws ProblemException 422, or 403 if the caller may not record one of them, which is written down like any other */
    static void require(List<BulkItem> items) {
        List<BulkItem> refused =
                items.stream().filter(item -> item.problem() != null).toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(Problem.of(
                    type(refused),
                    "Some items cannot be recorded, so none was. Correct what errors names, and send all items again.",
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
