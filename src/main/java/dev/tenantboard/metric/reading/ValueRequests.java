package dev.tenantboard.metric.reading;

import dev.tenantboard.http.BulkAnswers;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.Refreshes;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values that may have to be calculated first. A waiting request holds no transaction and no connection. */
@ApplicationScoped
public class ValueRequests {

    private static final String BUSY =
            "Another request calculates the metric, or the metric failed or changed a moment ago."
                    + " Read its value in a few seconds.";

    @Inject
    private MetricValues values;

    @Inject
    private CalculationTransactions transactions;

    @Inject
    private Refreshes refreshes;

    @Inject
    private BulkAnswers bulk;

    /** Returns a stored value, and waits for the first one. */
    MetricValueView value(String id) {
        MetricValues.Stored found = values.stored(id);
        if (found.isPending()) {
            refreshes.awaitFirst(
                    found.organizationId(), id, () -> !values.stored(id).isPending());
            found = values.stored(id);
        }
        return found.view();
    }

    /** Returns a value over another range, which is not stored. */
    MetricValueView value(String id, RequestedRange range) {
        CalculationTransactions.Planned planned = transactions.planned(id, range);
        return calculated(id, planned, refreshes.calculate(planned.organizationId(), planned.plan()));
    }

    MetricPreview preview(MetricDraft draft) {
        draft.presentation().require();
        CalculationTransactions.Planned planned = transactions.planned(draft);
        Outcome outcome = refreshes.calculate(planned.organizationId(), planned.plan());
        if (outcome instanceof Failure failure) {
            throw new ProblemException(ofQuery(problem(failure)));
        }
        return MetricPreview.of(calculated("", planned, outcome));
    }

    /** An invalid query is an error of the request. */
    private static Problem ofQuery(Problem problem) {
        return problem.status() == 422
                ? Problem.of(problem.code(), problem.detail(), List.of(new ProblemError("/query", problem.detail())))
                : problem;
    }

    private static MetricValueView calculated(String id, CalculationTransactions.Planned planned, Outcome outcome) {
        var age = new MetricValueView.Age(Instant.now(), null, false);
        String organizationId = planned.organizationId();
        if (outcome instanceof Failure failure) {
            return MetricValueView.of(organizationId, id, MetricStatus.ERROR, null, age, failure.reason());
        }
        MetricStatus status = MetricStatus.of(outcome.figures(), planned.plan());
        return MetricValueView.of(organizationId, id, status, outcome.figures(), age, null);
    }

    /** Recalculates several metrics independently. */
    Response recalculate(List<String> ids) {
        CalculationTransactions.Begun begun = transactions.begin(ids);
        if (begun.earlier() != null) {
            return begun.earlier();
        }
        Map<String, Outcome> outcomes =
                begun.ids().isEmpty() ? Map.of() : refreshes.recalculate(begun.organizationId(), begun.ids());
        List<BulkItem> items = IntStream.range(0, ids.size())
                .mapToObj(i -> item(i, ids.get(i), begun.ids().contains(ids.get(i)), outcomes.get(ids.get(i))))
                .toList();
        return transactions.end(bulk.of(items));
    }

    private static Problem problem(Failure failure) {
        return Problem.of(failure.kind().problem(), failure.reason());
    }

    private static BulkItem item(int index, String id, boolean readable, Outcome outcome) {
        if (!readable) {
            return BulkItem.refused(index, ProblemException.notFound().problem());
        }
        if (outcome == null) {
            return BulkItem.refused(index, Problem.of(ProblemType.METRIC_BUSY, BUSY));
        }
        if (outcome instanceof Failure failure) {
            return BulkItem.refused(index, problem(failure));
        }
        return BulkItem.done(index, 200, id);
    }
}
