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
     * Records those of a batch that may be recorded.
     *
     * @param atomic all or none
     * @return one answer for each item, in their order
     * @throws ProblemException 422 if it is atomic and an item is refused, 403 if one is refused for who sent it
     */
    public List<BulkItem> record(ActivityBatch batch, boolean atomic) {
        Caller caller = tenant.caller();
        List<BulkItem> items = new ArrayList<>(batch.refused());
        List<Candidate> admitted = new ArrayList<>();
        for (Candidate candidate : batch.candidates()) {
            Optional<ProblemException> refusal = rules.refusal(caller, candidate);
            refusal.map(ProblemException::problem)
                    .map(problem -> BulkItem.refused(candidate.index(), problem))
                    .ifPresentOrElse(items::add, () -> admitted.add(candidate));
        }
        if (!atomic || items.isEmpty()) {
            items.addAll(new Recording(rows, caller).store(NewRow.of(admitted)));
        }
        items.sort(Comparator.comparing(BulkItem::index));
        if (atomic) {
            AtomicBatch.require(items);
        }
        if (items.stream().anyMatch(item -> item.status() == 403)) {
            trail.refused(BatchResource.OPERATION);
        }
        return items;
    }
}
