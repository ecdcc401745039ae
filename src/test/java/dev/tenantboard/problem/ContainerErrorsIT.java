package dev.tenantboard.problem;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Wire;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container refuses by itself, beside JAX-RS and before it. */
class ContainerErrorsIT extends ServerTest {

    private Session owner;

    @BeforeEach
    void signIn() {
        owner = api.as(ACME_OWNER).absolute();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, GET, /nope",
        "NOT_FOUND, GET, /WEB-INF/web.xml",
        "NOT_FOUND, GET, /api/v1/nope",
        "OPERATION_CLOSED, DELETE, /nope",
        "OPERATION_CLOSED, PUT, /nope",
        "METHOD_NOT_ALLOWED, POST, /openapi",
        "METHOD_NOT_ALLOWED, TRACE, /",
        "METHOD_NOT_ALLOWED, TRACE, /health/live",
        "METHOD_NOT_ALLOWED, TRACE, /api/nope",
        "METHOD_NOT_ALLOWED, TRACE, /api/v1/me",
        "METHOD_NOT_ALLOWED, FOO, /api/v1/me",
        "TOKEN_MISSING, GET, /api/v1/me"
    })
    void areProblems(ProblemType type, String method, String path) {
        Answer answer = Wire.send(
                api.server(),
                method + " " + path + " HTTP/1.1",
                List.of("Content-Length: 0", "X-Secret: x1"),
                new byte[0]);

        answer.isProblem(type).doesNotEcho("x1");
        assertThat(answer.headers().map().containsKey("Allow")).isEqualTo(type == ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.header("WWW-Authenticate") != null).isEqualTo(type == ProblemType.TOKEN_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi", "/health/live", "/api-docs/", "/api/nope", "/fault"})
    void offerNoTrace(String path) {
        Answer answer = owner.options(path);

        assertThat(answer.headers().allValues("Allow")).noneMatch(methods -> methods.contains("TRACE"));
    }

    /** The server does not read it, so that it would be the connection's next request: of somebody else, behind a proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/live", "/api/nope", "/api/v1/me", "/metrics"})
    void takeNoRequestFromTheBodyOfATrace(String path) {
        String hidden = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

        String answers = Wire.untilClosed(
                api.server(),
                "TRACE " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + hidden.length() + "\r\n\r\n"
                        + hidden);

        assertThat(answers).startsWith("HTTP/1.1 405 ").containsOnlyOnce("HTTP/1.1 ");
    }

    /** Nor from one whose end the server sees elsewhere than others may. */
    @ParameterizedTest
    @CsvSource({
        "GET, chunked, true",
        "HEAD, chunked, true",
        "POST, chunked, true",
        "GET, 'gzip, chunked', false",
        "POST, 'gzip, chunked', false",
        "GET, identity, false",
        "PATCH, xchunked, false",
        "DELETE, '\r\n chunked', false",
        "POST, '\r\n chunked', false"
    })
    void takeNoRequestFromBehindADoubtfulEnd(String method, String coding, boolean length) {
        String hidden =
                (coding.equals("chunked") ? "0\r\n\r\n" : "") + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

        String answers = Wire.untilClosed(
                api.server(),
                method + " /api/v1/me HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + coding + "\r\n"
                        + (length ? "Content-Length: " + hidden.length() + "\r\n" : "") + "\r\n" + hidden);

        assertThat(answers).containsOnlyOnce("HTTP/1.1 ");
    }

    /** The body comes after the answer was written. */
    @Test
    void takeNoRequestFromALateBodyOfAHead() throws Exception {
        String hidden =
                "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

        String answers = Wire.untilClosed(
                api.server(),
                "HEAD /health/live HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
                Integer.toHexString(hidden.length()) + "\r\n" + hidden + "\r\n0\r\n\r\n");

        assertThat(answers).containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void areProblemsWhereTheMediaTypeIsTheMatter() {
        owner.with("Accept", "text/html").get("/openapi").isProblem(ProblemType.NOT_ACCEPTABLE);
        owner.with("Accept", "text/html").get("/api/v1/me").isProblem(ProblemType.NOT_ACCEPTABLE);
        owner.send("POST", "/api/v1/dashboard/widgets", "text/plain", BodyPublishers.ofString("x"))
                .isProblem(ProblemType.CONTENT_TYPE_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/nope", "/api/v1/dashboard/widgets", "/api/v1/me"})
    void areProblemsWhereABodyIsTooLargeForAnyOperation(String path) {
        byte[] tooMuch = new byte[8 * 1024 * 1024 + 1];

        owner.send("POST", path, "application/json", BodyPublishers.ofByteArray(tooMuch))
                .isProblem(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void areProblemsWhereAFileDoesNotHaveTheRange() {
        owner.with("Range", "bytes=99999999-").get("/api-docs/index.html").isProblem(ProblemType.RANGE_NOT_SATISFIABLE);
    }

    @Test
    void areProblemsWhereTheFaultIsOurs() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");

        Answer answer = owner.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .get("/fault?id=x1");

        answer.isProblem(ProblemType.INTERNAL_ERROR).doesNotEcho("x1");
        assertThat(answer.text("/instance")).isEqualTo("urn:trace:" + trace);
        assertThat(logged("[trace=" + trace + " user=user-acme-owner organization=-] the container answered 500"))
                .isTrue();
    }

    private static boolean logged(String words) throws InterruptedException {
        TestServer server = TestServer.running();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!server.server().log().contains(words) && Instant.now().isBefore(deadline)) {
            server.server().process().waitFor(50, TimeUnit.MILLISECONDS);
        }
        return server.server().log().contains(words);
    }
}
