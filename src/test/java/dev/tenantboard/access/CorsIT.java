package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.api.Wire;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of pages of the listed origin, and of other origins. */
class CorsIT extends ServerTest {

    private static final String LISTED = TestServer.LISTED_ORIGIN;

    private Session page() {
        return api.as(ACME_OWNER).absolute().with("Origin", LISTED);
    }

    private Session preflight(String origin, String method) {
        return api.anonymous()
                .absolute()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization,if-match");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/me                        | GET, HEAD, OPTIONS",
                "/api/v1/dashboard/widgets?limit=5 | GET, HEAD, OPTIONS, POST",
                "/api/v1/dashboard/widgets/x       | DELETE, GET, HEAD, OPTIONS, PATCH, PUT"
            })
    void respondsToAPreflightWithTheMethodsOfItsPath(String path, String methods) {
        Answer answer = preflight(LISTED, "GET").options(path).isStatus(204);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(answer.header("Access-Control-Allow-Methods").split(", *"))
                .containsExactlyInAnyOrder(methods.split(", "));
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "If-Match", "Content-Type", "X-Organization-Id", "Idempotency-Key");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://app.example.com.evil.example",
                "http://app.example.com",
                "https://APP.example.com",
                "https://app.example.com:444",
                "https://app.example.com/",
                "*"
            })
    void sendsNoHeadersToOtherOrigins(String origin) {
        Answer preflight = preflight(origin, "GET").options("/api/v1/me");
        Answer answer = page().with("Origin", origin).get("/api/v1/me").isStatus(200);

        preflight.isProblem(ProblemType.ORIGIN_NOT_ALLOWED);
        assertThat(corsHeaders(preflight)).isEmpty();
        assertThat(corsHeaders(answer)).isEmpty();
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void sendsNoHeadersToSeveralOriginsAtOnce() {
        Answer answer = Wire.send(
                api.server(),
                "GET /api/v1/me HTTP/1.1",
                List.of("Origin: " + LISTED, "Origin: " + LISTED, token()),
                new byte[0]);

        assertThat(corsHeaders(answer.isStatus(200))).isEmpty();
    }

    @Test
    void permitsAPageToReadHeaders() {
        Answer answer = page().get("/api/v1/dashboard/preferences").isStatus(200);

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(LISTED);
        assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
                .contains(
                        "Content-Disposition",
                        "ETag",
                        "Link",
                        "Location",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "traceparent",
                        "WWW-Authenticate",
                        "Accept-Patch");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(String.join(", ", answer.headers().allValues("Vary"))).containsOnlyOnce("Origin");
    }

    @Test
    void permitsAPageToReadRefusals() {
        Session stranger = page().with("Authorization", null);

        for (Answer refusal : List.of(
                stranger.get("/api/v1/me").isStatus(401),
                stranger.options("/api/v1/me").isStatus(401),
                page().with("Authorization", "Bearer x").get("/api/v1/me").isStatus(401),
                page().get("/api/v1/nope").isStatus(404),
                preflight(LISTED, "GET").options("/api/v1/nope").isStatus(404),
                page().with("X-Organization-Id", "other")
                        .get("/api/v1/dashboard/widgets")
                        .isStatus(403),
                page().delete("/api/v1/me").isStatus(405),
                page().send("TRACE", "/api/v1/me", null, BodyPublishers.noBody())
                        .isStatus(405),
                page().send(
                                "POST",
                                "/api/v1/me",
                                "application/json",
                                BodyPublishers.ofByteArray(new byte[8 * 1024 * 1024 + 1]))
                        .isStatus(413))) {
            refusal.isProblem(refusal.status());
            assertThat(refusal.header("Access-Control-Allow-Origin"))
                    .as("%s", refusal)
                    .isEqualTo(LISTED);
            assertThat(refusal.header("Vary")).as("%s", refusal).contains("Origin");
        }
    }

    @Test
    void isForTheApiOnly() {
        assertThat(corsHeaders(page().get("/health/live").isStatus(200))).isEmpty();
        assertThat(corsHeaders(page().get("/nope").isStatus(404))).isEmpty();
        assertThat(corsHeaders(preflight(LISTED, "GET").options("/openapi"))).isEmpty();
    }

    @Test
    void sendsNoHeadersWithoutAnOrigin() {
        Answer answer = page().with("Origin", null).get("/api/v1/me").isStatus(200);

        assertThat(corsHeaders(answer)).isEmpty();
    }

    static List<String> corsHeaders(Answer answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase().startsWith("access-control-"))
                .toList();
    }

    private static String token() {
        return "Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign();
    }
}
