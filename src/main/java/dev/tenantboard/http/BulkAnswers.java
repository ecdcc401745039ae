package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemResponses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Creates responses of requests with several items. */
@ApplicationScoped
public class BulkAnswers {

    /** Multi-Status (RFC 4918, 11.1). */
    private static final int STATUS = 207;

    @Inject
    private ProblemResponses problems;

    /** Returns 207 with the result of each item. All problems have the same instance. */
    public Response of(List<BulkItem> items) {
        return Response.status(STATUS, "Multi-Status")
                .entity(new BulkAnswer(items.stream().map(this::withInstance).toList()))
                .build();
    }

    private BulkItem withInstance(BulkItem item) {
        return item.problem() == null
                ? item
                : new BulkItem(item.index(), item.status(), item.id(), problems.named(item.problem()));
    }
}
