package dev.tenantboard.monitoring;

import static dev.tenantboard.server.UnusualServer.GROWTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.UnusualServerTest;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request above the rate limit is refused before the database is queried. */
class RefusedStatementsIT extends UnusualServerTest {

    private static final String ACTIVITY = """
            {"title": "Paid", "type": "USER_ACTION", "entityType": "invoice", "entityId": "1", "action": "paid"}""";

    private Session ownerWithoutBudget() {
        String organization = rows.organization("org-refused-" + UUID.randomUUID(), "GROWTH");
        Session owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
        // It costs the organization five minutes.
        owner.post("/activities/batch", "[" + String.join(",", Collections.nCopies(5 * GROWTH, ACTIVITY)) + "]")
                .isStatus(207);
        return owner;
    }

    private double statements(String operation) {
        return Scrape.of(api).value("db_client_statements_total", Map.of("operation", operation));
    }

    @Test
    void sendsNoStatementForARefusedRequest() {
        Session owner = ownerWithoutBudget();
        double before = statements("recordActivities");

        for (int i = 0; i < 20; i++) {
            owner.post("/activities/batch", "[" + ACTIVITY + "]").isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        }

        assertThat(statements("recordActivities")).isEqualTo(before);
    }
}
