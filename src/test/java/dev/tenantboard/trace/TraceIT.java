package dev.tenantboard.trace;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.api.Wire;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIT extends ServerTest {

    private String trace;
    private Session owner;

    @BeforeEach
    void startATrace() {
        trace = UUID.randomUUID().toString().replace("-", "");
        owner = api.as(ACME_OWNER).with("traceparent", header());
    }

    private String header() {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    @Test
    void continuesTheCallersTraceInItsResponse() {
        Answer answer = owner.get("/widgets").isStatus(200);

        assertThat(answer.header("traceparent"))
                .matches("00-" + trace + "-[0-9a-f]{16}-01")
                .isNotEqualTo(header());
        assertThat(answer.headers().allValues("traceparent")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dashboard/widgets/unknown",
                "/api/v1/nope",
                "/nope",
                "/WEB-INF/web.xml",
                "/openapi?format=JSON",
                "/health/live",
                "/api-docs/"
            })
    void setsTheTraceInEachResponse(String path) {
        Answer answer = owner.absolute().get(path);

        assertThat(answer.header("traceparent")).as("%s", answer).startsWith("00-" + trace);
        assertThat(answer.headers().allValues("traceparent")).hasSize(1);
    }

    @Test
    void namesTheTraceInProblems() {
        Answer refused = api.anonymous().with("traceparent", header()).get("/widgets");

        refused.isProblem(401);
        assertThat(refused.text("/instance")).isEqualTo("urn:trace:" + trace);
    }

    @Test
    void startsATraceWithoutAValidHeader() {
        for (String malformed : List.of("garbage", header().toUpperCase(), header() + "-x")) {
            Answer answer = owner.with("traceparent", malformed).get("/widgets");

            assertThat(answer.header("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-02")
                    .doesNotContain(trace);
        }
    }

    @Test
    void ignoresARepeatedHeader() {
        Answer answer = wire("GET /api/v1/me HTTP/1.1", "traceparent: " + header(), "traceparent: " + header());

        assertThat(answer.header("traceparent")).isNotNull().doesNotContain(trace);
    }

    @Test
    void writesALineForEachRequest() throws Exception {
        owner.get("/widgets/some-id?secret=word").isProblem(400);

        assertThat(line())
                .contains("[trace=" + trace + " user=user-acme-owner organization=-] ")
                .containsPattern("GET /api/v1/dashboard/widgets/\\{id} 400 \\d+ ms")
                .doesNotContain("some-id", "secret", "word", "Bearer", "eyJ");
    }

    @Test
    void logsTheCallerOfARequest() throws Exception {
        owner.get("/widgets").isStatus(200);

        assertThat(line())
                .contains("[trace=" + trace + " user=user-acme-owner organization=" + ACME + "] ")
                .containsPattern("GET /api/v1/dashboard/widgets 200 \\d+ ms");
    }

    @Test
    void doesNotLogTheOrganizationOfAStranger() throws Exception {
        api.as(STRANGER)
                .inOrganization(ACME)
                .with("traceparent", header())
                .get("/widgets")
                .isProblem(403);

        assertThat(line()).contains("user=user-stranger organization=-] ");
    }

    @Test
    void writesALineForARequestWithoutAnOperation() throws Exception {
        owner.absolute().get("/WEB-INF/web.xml").isProblem(404);

        assertThat(line()).containsPattern("GET \\S+ 404 \\d+ ms").doesNotContain("web.xml");
    }

    @Test
    void encodesTextOfCallersInTheLog() throws Exception {
        Caller odd = new Caller("x y] {0} [trace='\u2028", null, Set.of());
        api.as(odd).with("traceparent", header()).get("/widgets").isProblem(403);

        assertThat(line()).contains("user=x+y%5D+%7B0%7D+%5Btrace%3D%27%E2%80%A8 organization=-] GET");
    }

    private Answer wire(String requestLine, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign());
        return Wire.send(api.server(), requestLine, all, new byte[0]);
    }

    /** The only line of the access log in this trace. It is written after the response. */
    private String line() throws InterruptedException {
        TestServer server = TestServer.running();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        List<String> lines = List.of();
        while (lines.isEmpty() && Instant.now().isBefore(deadline)) {
            lines = server.server()
                    .log()
                    .lines()
                    .filter(line -> line.contains("trace=" + trace) && line.contains(" ms"))
                    .toList();
            server.server().process().waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
