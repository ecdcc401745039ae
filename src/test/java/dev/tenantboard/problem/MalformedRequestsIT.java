package dev.tenantboard.problem;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.RawRequest;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.http.Undisturbed;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that break the syntax of HTTP are refused with a problem, also those that the server's own classes answer with
 * status 200. They change nothing, and no stack trace is in the log.
 */
class MalformedRequestsIT extends ServerTest {

    private static final String ACTIVITIES = "/api/v1/dashboard/activities";
    private static final String HOST = "Host: localhost\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private static final String BODY =
            "{\"title\": \"Never recorded\", \"type\": \"USER_ACTION\", \"entityType\": \"x\","
                    + " \"entityId\": \"1\", \"action\": \"tried\"}";

    private static Undisturbed before;

    @BeforeAll
    static void rememberState() {
        before = Undisturbed.since(TestServer.running());
    }

    @AfterAll
    static void assertUndisturbed() {
        before.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%", "%zz", "/%", "/.", "/..", "/./x", "%00", "%ff", "%c0%80", "/%2e%2e", "\\", "#x", "\u00e9", "/a\tb"
            })
    void refusesPaths(String end) {
        for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "TRACE", "FOO")) {
            for (String credentials : List.of("", token())) {
                refuses(method + " " + ACTIVITIES + end + " HTTP/1.1\r\n" + HOST + credentials + "\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host:\r\n",
                "Host: \r\n",
                "",
                "Host: a b\r\n",
                "Host: a:b\r\n",
                "Host: a\r\nHost: a\r\n",
                HOST + "no colon\r\n",
                HOST + "nocolon\r\n",
                HOST + "X: \u0000\r\n",
                HOST + "X: y\nZ: z\r\n",
                HOST + "X : y\r\n",
                HOST + "Content-Length: 1\r\nContent-Length: 1\r\n",
                HOST + "Content-Length: 1\r\nContent-Length: 2\r\n",
                HOST + "Content-Length: x\r\n",
                HOST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                HOST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                HOST + "Transfer-Encoding: gzip, chunked\r\n"
            })
    void refusesHeaders(String headers) {
        refuses("POST " + ACTIVITIES + " HTTP/1.1\r\n" + headers + json() + "\r\n" + BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET / HTTP/2.0",
                "GET / HTTP/1.1 x",
                "GET  / HTTP/1.1",
                "GET / SMTP",
                "\u0016\u0003 / HTTP/1.1"
            })
    void refusesRequestLines(String line) {
        refuses(line + "\r\n" + HOST + "\r\n");
    }

    @Test
    void refusesLongHeads() {
        refuses("GET /?" + "x".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
        refuses("GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(100_000) + "\r\n\r\n");
        refuses("GET / HTTP/1.1\r\n" + HOST + "X: x\r\n".repeat(100) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%x\n%s\r\n0\r\n\r\n",
                "%x\r\n%s\n0\r\n\r\n",
                "%x\r\n%s\r\n0\n\n",
                "0%x\r%s",
                "%x;x=y\r\n%s\r\n0\r\n\r\n",
                "x%x\r\n%s\r\n0\r\n\r\n"
            })
    void refusesChunks(String chunks) {
        refuses("POST " + ACTIVITIES + " HTTP/1.1\r\n" + HOST + json() + "Transfer-Encoding: chunked\r\n\r\n"
                + String.format(chunks, BODY.length(), BODY));
    }

    @Test
    void refusesBodiesThatAreNotCompressedAsTheySay() {
        refuses("POST " + ACTIVITIES + " HTTP/1.1\r\n" + HOST + json() + "Content-Encoding: gzip\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: a=\u00e9\u00ff; b=\u0001;;=\r\n", "X-Other: \u00e9\r\n"})
    void ignoresHeadersOfOtherApplications(String header) {
        String answer = send("GET /api/v1/me HTTP/1.1\r\n" + HOST + CLOSE + token() + header + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains(ACME_OWNER.userId());
    }

    @Test
    void readsChunksInAnyParts() {
        String answer = send("POST /api/v1/dashboard/widgets HTTP/1.1\r\n" + HOST + CLOSE + json()
                + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n001\r\n}\r\n0\r\nX: y\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 422 Unprocessable Content\r\n");
    }

    @Test
    void redirectsToNoOtherHost() {
        String answer = send("GET /api-docs HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE + "\r\n");

        assertThat(answer).contains("\r\nLocation: /api-docs/\r\n").doesNotContain("evil");
    }

    @Test
    void neverClaimsSuccess() {
        sendGenerated(200);
    }

    @Tag("heavy")
    @Test
    void neverClaimsSuccessForManyRequests() {
        sendGenerated(2_000);
    }

    /** A 2xx without a body would be a success that is none: each operation here answers with a body. */
    private void sendGenerated(int requests) {
        var generated = new BrokenRequests(Seed.random(), HOST + CLOSE + json(), BODY);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String request = generated.next();
            String answer = send(request);
            boolean problem = answer.matches(
                    "(?s)HTTP/1\\.1 4\\d\\d .*\r\n\r\n\\{\"type\":\"https://tenantboard.dev/problems/.*");
            if (!answer.isEmpty() && !problem) {
                wrong.add(request + "\n-> " + answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void refuses(String request) {
        String answer = send(request);

        assertThat(answer)
                .as(request)
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\r\nContent-Type: application/problem+json\r\n", "\"code\":\"REQUEST_MALFORMED\"")
                .containsPattern("\r\ntraceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]\r\n")
                .containsOnlyOnce("HTTP/1.1 400");
    }

    private String send(String request) {
        return RawRequest.send(api.server(), request);
    }

    private static String json() {
        return token() + "Content-Type: application/json\r\n";
    }

    private static String token() {
        return "Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign() + "\r\n";
    }
}
