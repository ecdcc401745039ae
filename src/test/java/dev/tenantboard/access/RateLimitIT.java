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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A server whose figures are soon reached, and which no page of another origin may use. A test spends the budget of an
 * organization or a user that no other test asks for: ACME is a GROWTH organization, GLOBEX a FREE one.
 */
class RateLimitIT extends UnusualServerTest {

    private static final Map<String, Object> WIDGET = Map.of(
            "name", "x", "type", "CHART", "config", Map.of(), "position", Map.of("x", 0, "y", 0, "w", 1, "h", 1));

    private static final Pattern STATE = Pattern.compile("\"organization\";r=(\\d+);t=\\d+");

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

    private final String organization = "org-limited-" + UUID.randomUUID();

    private static final String ACTIVITY = """
            {"title": "Paid", "type": "USER_ACTION", "entityType": "invoice", "entityId": "1", "action": "paid"}""";

    /** The owner of an organization with a full budget, in which the server knows them as a member. */
    private Session owner(String tier) {
        Session owner = unknownOwner(tier);
        owner.get("/widgets").isStatus(200);
        return owner;
    }

    private Session unknownOwner(String tier) {
        rows.organization(organization, tier);
        return api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
    }

    private static Answer batch(Session session, int items) {
        return session.post("/activities/batch", "[" + String.join(",", Collections.nCopies(items, ACTIVITY)) + "]");
    }

    private static int left(Answer answer) {
        Matcher state = STATE.matcher(answer.header("RateLimit"));
        assertThat(state.matches()).as(answer.header("RateLimit")).isTrue();
        return Integer.parseInt(state.group(1));
    }

    @Test
    void showsTheBudgetInEveryAnswerThatItCounted() {
        Session owner = owner("GROWTH");

        for (Answer answer : List.of(
                owner.get("/widgets").isStatus(200),
                owner.get("/widgets/unknown").isStatus(404),
                owner.post("/widgets", "{").isStatus(400),
                owner.get("/widgets?nope=1").isStatus(400),
                owner.delete("/widgets/unknown").isStatus(428),
                refused(owner, "/widgets", 2 * GROWTH))) {
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"organization\";q=" + GROWTH + ";w=60");
            assertThat(left(answer)).isBetween(0, GROWTH - 1);
        }
        assertThat(left(owner.get("/widgets"))).isZero();
    }

    @Test
    void showsTheBudgetOfAUserWithoutAnOrganization() {
        Session account = api.as(rows.member("user-" + UUID.randomUUID(), GLOBEX, "MEMBER"))
                .absolute();

        Answer answer = account.get("/api/v1/me").isStatus(200);

        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"user\";q=" + USER + ";w=60");
        assertThat(answer.header("RateLimit")).startsWith("\"user\";r=" + (USER - 1) + ";t=");
    }

    @Test
    void showsAFormerMemberNoBudgetOfTheOrganization() {
        Session owner = owner("GROWTH");
        rows.update("delete from organization_members where organization_id = ?", organization);

        Answer refusal = owner.get("/widgets");

        refusal.isProblem(ProblemType.NOT_A_MEMBER);
        assertThat(refusal.header("RateLimit-Policy")).isEqualTo("\"user\";q=" + USER + ";w=60");
    }

    @Test
    void showsNoBudgetWithoutALimitOrAToken() {
        for (Answer answer : List.of(
                api.as(GLOBEX_OWNER).get("/widgets").isStatus(200),
                api.anonymous().get("/widgets").isStatus(401))) {
            assertThat(answer.header("RateLimit-Policy")).isNull();
            assertThat(answer.header("RateLimit")).isNull();
        }
    }

    @Test
    void countsEachItemOfABatch() {
        Session owner = owner("GROWTH");

        Answer first = batch(owner, GROWTH - 10).isStatus(207);
        assertThat(left(first)).isBetween(5, 11);
        Answer refusal = batch(owner, GROWTH - 10);

        refusal.isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(20, 45);
        assertThat(rows.text("select count(*) from activity_feeds where organization_id = ?", organization))
                .isEqualTo(String.valueOf(GROWTH - 10));
    }

    @Test
    void countsItemsThatAreMarkedOrCalculatedToo() {
        Session owner = owner("GROWTH");
        List<String> ids = Collections.nCopies(12, "unknown");

        int before = left(owner.get("/widgets"));
        int marked = left(owner.post("/activities/marks", Map.of("ids", ids, "isRead", true))
                .isStatus(207));
        int calculated =
                left(owner.post("/metrics/calculate", Map.of("ids", ids)).isStatus(207));

        assertThat(before - marked).isBetween(6, 12);
        assertThat(marked - calculated).isBetween(6, 12);
    }

    /** The budget of the organization pays for the items too, although the server knew no member before. */
    @Test
    void countsTheItemsOfAMembersFirstRequest() {
        Session owner = unknownOwner("GROWTH");

        assertThat(left(batch(owner, GROWTH - 5).isStatus(207))).isBetween(4, 10);
    }

    @Test
    void runsABatchThatIsLargerThanTheBudgetWhenTheBudgetIsFull() {
        Session owner = unknownOwner("GROWTH");

        batch(owner, 5 * GROWTH).isStatus(207);

        Answer refusal = owner.get("/widgets");
        refusal.isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(200, 260);
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
