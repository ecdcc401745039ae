package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A separate server with low limits, and without listed origins. Each test uses the budget of an organization or a user that no
 * other test uses: ACME is a GROWTH organization, GLOBEX a FREE one.
 */
class RateLimitIT extends ServerTest {

    private static final String DATABASE = "limits";
    private static final int GROWTH = 40;
    private static final int USER = 10;
    private static final Map<String, Object> WIDGET = Map.of(
            "name", "x", "type", "CHART", "config", Map.of(), "position", Map.of("x", 0, "y", 0, "w", 1, "h", 1));

    private static PayaraMicro server;
    private static Api limited;

    @BeforeAll
    static void start() {
        var database = TestServer.running().database();
        database.createDatabase(DATABASE);
        Map<String, String> settings = TestServer.settings(database);
        settings.put("TENANTBOARD_DATABASE_URL", database.jdbcUrl(DATABASE));
        settings.put("TENANTBOARD_MIGRATION_URL", database.jdbcUrl(DATABASE));
        settings.put("TENANTBOARD_RATE_LIMIT_FREE", "0");
        settings.put("TENANTBOARD_RATE_LIMIT_GROWTH", String.valueOf(GROWTH));
        settings.put("TENANTBOARD_RATE_LIMIT_USER", String.valueOf(USER));
        settings.remove("TENANTBOARD_CORS_ORIGINS");
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), DATABASE + ".log");
        server = PayaraMicro.start(
                ServerFiles.fromProperties(), FreePort.find(), log.toAbsolutePath(), settings, List.of());
        server.awaitReady(Duration.ofSeconds(180));
        Fixtures.insertInto(database.jdbcUrl(DATABASE), database.passwords().migration());
        limited = Api.at(server.baseUri());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Answer refused(Session caller, String path, int atMost) {
        return IntStream.rangeClosed(0, atMost)
                .mapToObj(time -> caller.get(path))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never refused"));
    }

    @Test
    void refusesAFloodWithTheTimeToWait() {
        // A budget refills during the requests.
        Answer refusal = refused(limited.as(ACME_OWNER), "/widgets", 2 * GROWTH);

        refusal.isProblem(ProblemType.RATE_LIMIT_EXCEEDED).hasDetailContaining("Try again");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void refusesAFloodOfOneOrganizationOnly() {
        refused(limited.as(ACME_OWNER), "/widgets", 2 * GROWTH);

        Session other = limited.as(GLOBEX_OWNER);

        for (int i = 0; i < 2 * GROWTH; i++) {
            other.get("/widgets").isStatus(200);
        }
    }

    @Test
    void changesNothingAfterARefusal() {
        String before = rowsOfAcme();
        Session owner = limited.as(ACME_OWNER);
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
        refused(limited.as(ACME_MEMBER).absolute(), "/api/v1/me", 2 * USER).isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        refused(limited.as(PLATFORM_ADMINISTRATOR), "/metrics?scope=system", 2 * USER)
                .isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
    }

    @Test
    void countsAStrangerAgainstTheirOwnBudget() {
        Session stranger = limited.as(STRANGER).inOrganization(GLOBEX);
        stranger.get("/widgets").isProblem(ProblemType.NOT_A_MEMBER);

        refused(stranger, "/widgets", 2 * USER).isProblem(ProblemType.RATE_LIMIT_EXCEEDED);
        limited.as(GLOBEX_OWNER).get("/widgets").isStatus(200);
    }

    @Test
    void sendsNoCorsHeaderUnlessOriginsAreListed() {
        Session page = limited.as(GLOBEX_OWNER).absolute().with("Origin", TestServer.LISTED_ORIGIN);
        Session preflight = limited.anonymous()
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

    private static String rowsOfAcme() {
        var superuser = TestServer.running().database().superuser(DATABASE);
        try (var connection = superuser.getConnection();
                var rows = connection.prepareStatement(
                        "select count(*) from dashboard_widgets where organization_id = '" + ACME + "'");
                var row = rows.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
