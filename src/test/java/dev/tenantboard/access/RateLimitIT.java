package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static dev.tenantboard.api.Callers.STRANGER;
import static dev.tenantboard.server.UnusualServer.GROWTH;
import static dev.tenantboard.server.UnusualServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.TestServer;
import dev.tenantboard.server.UnusualServerTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A server whose figures are soon reached, and which no page of another origin may use. A test spends the budget of an
 * organization or a user that no other test asks for: ACME is a GROWTH organization, GLOBEX a FREE one.
 */
class RateLimitIT extends UnusualServerTest {

    private static final Map<String, Object> WIDGET = Map.of(
            "name", "x", "type", "CHART", "config", Map.of(), "position", Map.of("x", 0, "y", 0, "w", 1, "h", 1));

    private static Answer refused(Session caller, String path, int atMost) {
        return IntStream.rangeClosed(0, atMost)
                .mapToObj(time -> caller.get(path))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never refused"));
    }

    @Test
    void refusesAFloodWithTheTimeToWait() {
        // A budget refills while it is spent.
        Answer refusal = refused(api.as(ACME_OWNER), "/widgets", 2 * GROWTH);

        refusal.isProblem(ProblemType.RATE_LIMIT_EXCEEDED).hasDetailContaining("Try again");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void refusesAFloodOfOneOrganizationOnly() {
        refused(api.as(ACME_OWNER), "/widgets", 2 * GROWTH);

        Session other = api.as(GLOBEX_OWNER);

        for (int i = 0; i < 2 * GROWTH; i++) {
            other.get("/widgets").isStatus(200);
        }
    }

    @Test
    void changesNothingWhenItRefuses() {
        String before = rowsOfAcme();
        Session owner = api.as(ACME_OWNER);
        int created = 0;
        Answer answer = owner.post("/widgets", WIDGET);
        while (answer.status() == 201) {
            created++;
            answer = owner.post("/widgets", WIDGET);
        }

        answer.isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        assertThat(rowsOfAcme()).isEqualTo(String.valueOf(Integer.parseInt(before) + created));
    }

    @Test
    void limitsAUserWithoutAnOrganization() {
        refused(api.as(ACME_MEMBER).absolute(), "/api/v1/me", 2 * USER).isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        refused(api.as(PLATFORM_ADMINISTRATOR), "/metrics?scope=system", 2 * USER)
                .isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
    }

    @Test
    void letsAStrangerSpendTheirOwnBudgetOnly() {
        Session stranger = api.as(STRANGER).inOrganization(GLOBEX);
        stranger.get("/widgets").isProblem(ProblemType.NOT_A_MEMBER);

        refused(stranger, "/widgets", 2 * USER).isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        api.as(GLOBEX_OWNER).get("/widgets").isStatus(200);
    }

    @Test
    void sendsNoCorsHeaderUnlessOriginsAreListed() {
        Session page = api.as(GLOBEX_OWNER).absolute().with("Origin", TestServer.LISTED_ORIGIN);
        Session preflight = api.anonymous()
                .absolute()
                .with("Origin", TestServer.LISTED_ORIGIN)
                .with("Access-Control-Request-Method", "GET");

        for (Answer answer : List.of(
                page.get("/api/v1/dashboard/widgets").isStatus(200),
                page.get("/api/v1/nope").isStatus(404),
                preflight.options("/api/v1/dashboard/widgets").isStatus(401))) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
        }
    }

    private String rowsOfAcme() {
        return rows.text("select count(*) from dashboard_widgets where organization_id = ?", ACME);
    }
}
