package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Records many activities of the caller's organization in one transaction. */
@Stateless
@Tenanted
public class BatchService {

    @Inject
    private Tenant tenant;

    @Inject
    private RecordingRules rules;

    @Inject
    private ActivityRows rows;

    @Inject
    private AuditTrail trail;

    /**
     * Records the items of a batch that the caller may record.
     *
     * @param atomic whether one refused item refuses all
     * @return one result for each item, in their order
     * @throws ProblemException if it is atomic and an item is refused: 403 if the caller may not record an item, else
     *     422
     */
    public List<BulkItem> record(ActivityBatch batch, boolean atomic) {
        Caller caller = tenant.caller();
        List<BulkItem> items = new ArrayList<>(batch.refused());
        List<ReceivedActivity> accepted = new ArrayList<>();
        for (ReceivedActivity received : batch.activities()) {
            Optional<ProblemException> refusal = rules.refusal(caller, received);
            refusal.map(ProblemException::problem)
                    .map(problem -> BulkItem.refused(received.index(), problem))
                    .ifPresentOrElse(items::add, () -> accepted.add(received));
        }
        if (!atomic || items.isEmpty()) {
            items.addAll(new ActivityRecorder(rows, caller).store(NewRow.of(accepted)));
        }
        items.sort(Comparator.comparing(BulkItem::index));
        if (atomic) {
            AtomicBatch.require(items);
        }
        if (items.stream().anyMatch(item -> item.status() == 403)) {
            trail.recordRefusal(BatchResource.OPERATION);
        }
        return items;
    }
}
