package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The page about tokens, followed with the real Keycloak: its realm, its settings and its SQL. In the long run only, because
 * Keycloak is large.
 */
@Tag("heavy")
@ResourceLock(OtherServer.LOCK)
class KeycloakIT {

    private static final Path PAGE = Path.of("src", "site", "markdown", "tokens.md");

    /** A new key is known after a second. The rest is for a machine with other work. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static EmbeddedPostgresServer database;
    private static Keycloak keycloak;
    private static OtherServer server;

    @BeforeAll
    static void followThePage() throws IOException {
        keycloak = Keycloak.start();
        database = EmbeddedPostgresServer.temporary();
        Map<String, String> settings = TestServer.settings(database);
        block("properties")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1].replace("https://id.example.com", keycloak.address())));
        server = OtherServer.start("keycloak-server", settings);
        new Database(database).update(block("sql"));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
        keycloak.close();
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    @Test
    void acceptsATokenOfTheClientOfThePage() {
        Answer me = answer(keycloak.accessToken("web"), "/api/v1/me");

        me.isStatus(200);
        assertThat(me.text("/email")).isEqualTo("ann@acme.example.com");
        assertThat(me.text("/organizations/0/id")).isEqualTo("acme");
        answer(keycloak.accessToken("web"), "/api/v1/dashboard").isStatus(200);
    }

    @Test
    void acceptsTheGroupOfThePageAsAdministrator() {
        answer(keycloak.accessToken("web"), "/api/v1/dashboard/metrics?scope=system")
                .isStatus(200);
    }

    @Test
    void refusesAStockTokenWithTheReasonOfThePage() throws IOException {
        String reason = "its claim aud is missing";

        answer(keycloak.accessToken("stock"), "/api/v1/me")
                .isProblem(ProblemType.TOKEN_INVALID)
                .hasDetailContaining(reason);
        assertThat(Files.readString(PAGE)).contains(reason);
    }

    @Test
    void followsARotationOfTheKeys() {
        String before = keycloak.accessToken("web");
        answer(before, "/api/v1/me").isStatus(200);

        keycloak.rotateKeys();

        String after = keycloak.accessToken("web");
        assertThat(header(after)).isNotEqualTo(header(before));
        Pause.until(() -> answer(after, "/api/v1/me").status() == 200, SOON, "the new key is known");
        answer(before, "/api/v1/me").isStatus(200);
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static Answer answer(String token, String path) {
        return server.api().withToken(token).absolute().get(path);
    }
}
