package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemResponses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Responses requests that do many things. */
@ApplicationScoped
public class BulkAnswers {

    /** Multi-Status (RFC 4918, 11.1). */
    private static final int STATUS = 207;

    @Inject
    private ProblemResponses problems;

    /** 207 with what became of each item; all its problems are of this one occurrence. */
    public Response of(List<BulkItem> items) {
        return Response.status(STATUS, "Multi-Status")
                .entity(new BulkAnswer(items.stream().map(this::named).toList()))
                .build();
    }

    private BulkItem named(BulkItem item) {
        return item.problem() == null
                ? item
                : new BulkItem(item.index(), item.status(), item.id(), problems.named(item.problem()));
    }
}
