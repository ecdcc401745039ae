package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.SlowRequest;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No thread of the server waits for a client that sends its body slowly. */
class SlowBodiesIT extends ServerTest {

    private static final String WIDGETS = "POST /api/v1/dashboard/widgets HTTP/1.1\r\n";
    private static final String ACTIVITIES = "POST /api/v1/dashboard/activities HTTP/1.1\r\n";
    private static final String ACTIVITY = "{\"title\": \"Slowly recorded\", \"type\": \"USER_ACTION\","
            + " \"entityType\": \"x\", \"entityId\": \"1\", \"action\": \"tried\"}";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Deque<SlowRequest> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() {
        open.forEach(SlowRequest::close);
    }

    @Test
    void servesOthersWhileBodiesTrickle() throws IOException {
        for (int user = 0; user < 20; user++) {
            Tokens caller = user == 0 ? Tokens.forCaller(ACME_VIEWER) : nobody("nobody-" + user);
            for (int bodies = 0; bodies < 10; bodies++) {
                begin(caller, WIDGETS, "Content-Length: 500\r\n").send("{");
            }
        }
        for (SlowRequest each : open) {
            each.send(" ");
        }

        assertThat(api.anonymous().absolute().get("/health/ready").status()).isEqualTo(200);
        String answer = begin(GLOBEX_OWNER, ACTIVITIES, "Content-Length: " + ACTIVITY.length() + "\r\n")
                .send(ACTIVITY)
                .answer();
        assertThat(answer).startsWith("HTTP/1.1 201");
    }

    @Test
    void receivesABodyInParts() throws IOException {
        SlowRequest request = begin(ACME_OWNER, ACTIVITIES, "Content-Length: " + ACTIVITY.length() + "\r\n");
        for (String part : ACTIVITY.split("(?<=,)")) {
            request.send(part);
            Pause.millis(50);
        }

        assertThat(request.answer()).startsWith("HTTP/1.1 201").contains("Slowly recorded");
    }

    @Test
    void receivesChunksInParts() throws IOException {
        SlowRequest request = begin(ACME_OWNER, ACTIVITIES, "Transfer-Encoding: chunked\r\n");
        for (String part : ACTIVITY.split("(?<=,)")) {
            request.send(Integer.toHexString(part.length()) + "\r\n").send(part + "\r\n");
            Pause.millis(50);
        }

        assertThat(request.send("0\r\n\r\n").answer()).startsWith("HTTP/1.1 201");
    }

    @Test
    void receivesACompressedBodyInParts() throws IOException {
        byte[] compressed = gzip(ACTIVITY);
        SlowRequest request = begin(
                ACME_OWNER, ACTIVITIES, "Content-Encoding: gzip\r\nContent-Length: " + compressed.length + "\r\n");
        for (byte part : compressed) {
            request.send(new byte[] {part});
        }

        assertThat(request.answer()).startsWith("HTTP/1.1 201").contains("Slowly recorded");
    }

    /** Otherwise the last request of this user would be refused: one user has 28 threads. */
    @Test
    void holdsNoThreadForACompressedBody() throws IOException {
        byte[] compressed = gzip(" ".repeat(10_000) + "{}");
        Tokens user = nobody("nobody-with-compressed-bodies");
        for (int bodies = 0; bodies < 30; bodies++) {
            begin(user, WIDGETS, "Content-Encoding: gzip\r\nContent-Length: " + compressed.length + "\r\n")
                    .send(Arrays.copyOf(compressed, compressed.length - 9));
        }
        Pause.millis(500);

        String answer = begin(user, WIDGETS, "Content-Length: 2\r\n").send("{}").answer();
        assertThat(answer).startsWith("HTTP/1.1 422");
    }

    private static byte[] gzip(String text) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }

    /** A second request before the answer ends the connection. It is never added to the first one's body. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotMixTheRequestsOfAConnection(boolean compressed) throws IOException {
        byte[] body = compressed ? gzip(ACTIVITY) : ACTIVITY.getBytes(StandardCharsets.UTF_8);
        String coding = compressed ? "Content-Encoding: gzip\r\n" : "";
        for (int times = 0; times < 10; times++) {
            SlowRequest first = open(head(
                            Tokens.forCaller(ACME_OWNER),
                            ACTIVITIES,
                            coding + "Content-Length: " + body.length + "\r\n",
                            "json")
                    .replace("Connection: close\r\n", ""));
            Pause.millis(100);
            String second = head(Tokens.forCaller(GLOBEX_OWNER), ACTIVITIES, "Transfer-Encoding: chunked\r\n", "json")
                    + "9\r\n{\"x\": 1}\r\n0\r\n\r\n";
            var bytes = new ByteArrayOutputStream();
            bytes.write(body);
            bytes.write(second.getBytes(StandardCharsets.ISO_8859_1));

            String answer = first.send(bytes.toByteArray()).answerOrNothing();

            assertThat(answer).matches("(?s)|HTTP/1.1 201.*");
        }
    }

    @Test
    void refusesACodingThatNeedsMuchMemory() throws IOException {
        SlowRequest request = begin(ACME_OWNER, ACTIVITIES, "Content-Encoding: lzma\r\nContent-Length: 29\r\n");
        byte[] header = new byte[29];
        header[0] = 0x5d;
        header[4] = 0x70;
        Arrays.fill(header, 5, 13, (byte) 0xff);

        assertThat(request.send(header).answer()).startsWith("HTTP/1.1 415");
    }

    @Test
    void servesLateBodiesOfOneConnectionInTurn() throws IOException {
        String head = head(
                        Tokens.forCaller(ACME_OWNER),
                        ACTIVITIES,
                        "Content-Length: " + ACTIVITY.length() + "\r\n",
                        "json")
                .replace("Connection: close\r\n", "");
        SlowRequest connection = open(head);
        for (int times = 0; times < 100; times++) {
            Pause.millis(5);
            assertThat(connection.send(ACTIVITY).head()).startsWith("HTTP/1.1 201");
            connection.body();
            connection.send(head);
        }
    }

    /** The path is decoded once, and never read as a query. */
    @ParameterizedTest
    @ValueSource(strings = {"x%3Fscope=system", "x%2541", "x%3By=z", "x%20y"})
    void servesTheSamePathForALateBody(String id) throws IOException {
        String line = "PATCH /api/v1/dashboard/widgets/" + id + " HTTP/1.1\r\nIf-Match: \"x\"\r\n";
        String early = begin(ACME_OWNER, line, "Content-Length: 2\r\n", "merge-patch+json", "{}")
                .answer();
        SlowRequest late = begin(ACME_OWNER, line, "Content-Length: 2\r\n", "merge-patch+json", "");
        Pause.millis(100);

        assertThat(status(late.send("{}").answer())).isEqualTo(status(early));
    }

    private static String status(String answer) {
        return answer.substring(0, "HTTP/1.1 404".length())
                + answer.replaceFirst("(?s).*\"code\":\"([A-Z_]*)\".*", " $1");
    }

    @ParameterizedTest
    @CsvSource({
        "401, POST /api/v1/dashboard/widgets, application/json, invalid",
        "404, POST /api/v1/dashboard/nothing, application/json,",
        "405, PATCH /api/v1/dashboard/widgets, application/json,",
        "415, POST /api/v1/dashboard/widgets, text/plain,",
        "413, POST /api/v1/dashboard/widgets, application/json,"
    })
    void refusesBeforeTheBody(int status, String line, String type, String token) throws IOException {
        String length = status == 413 ? "2000000" : "500";
        SlowRequest request = open(line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + (token == null ? Tokens.forCaller(ACME_OWNER).sign() : token) + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n");

        assertThat(request.head()).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void refusesAChunkedBodyThatIsTooLarge() throws IOException {
        SlowRequest request = begin(ACME_OWNER, ACTIVITIES, "Transfer-Encoding: chunked\r\n");
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        Pause.millis(100);
        for (int i = 0; i < 17; i++) {
            request.send(chunk);
        }

        assertThat(request.head()).startsWith("HTTP/1.1 413").contains("\r\nConnection: close\r\n");
    }

    @Test
    void limitsTheBodiesOfAUser() throws IOException {
        Tokens user = nobody("nobody-with-bodies");
        String head = "Content-Length: 500\r\n";
        for (int bodies = 0; bodies < BodyMemory.MOST_OF_USER; bodies++) {
            begin(user, WIDGETS, head).send("{");
        }
        Pause.millis(500);

        assertThat(begin(user, WIDGETS, head).head()).startsWith("HTTP/1.1 429").contains("\r\nRetry-After: 1\r\n");

        closeAll();
        Pause.until(() -> isAwaited(user), LIMIT, "the server noticed that the clients left");
    }

    @Tag("heavy")
    @Test
    void refusesABodyThatIsNotCompleteAfterAMinute() throws IOException {
        SlowRequest request = begin(ACME_OWNER, WIDGETS, "Content-Length: 500\r\n");
        for (int seconds = 0; seconds < AwaitedBody.TIMEOUT.toSeconds(); seconds += 5) {
            request.send(" ");
            Pause.millis(5_000);
        }

        assertThat(request.head()).startsWith("HTTP/1.1 408").contains("\r\nConnection: close\r\n");
    }

    private boolean isAwaited(Tokens user) {
        try {
            SlowRequest request = begin(user, WIDGETS, "Content-Length: 2\r\n").send("{");
            Pause.millis(100);
            return request.send("}").answer().startsWith("HTTP/1.1 422");
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void logsARequestOnce() throws IOException {
        int begin = TestServer.running().server().log().length();
        SlowRequest request = begin(ACME_OWNER, ACTIVITIES, "Content-Length: " + ACTIVITY.length() + "\r\n");
        Pause.millis(100);

        String answer = request.send(ACTIVITY).answer();

        assertThat(answer).startsWith("HTTP/1.1 201");
        String trace = answer.replaceFirst("(?s).*traceparent: 00-([0-9a-f]{32}).*", "$1");
        Pause.until(() -> logged(begin, trace) > 0, LIMIT, "the request is in the log");
        assertThat(logged(begin, trace)).isEqualTo(1);
    }

    private static long logged(int begin, String trace) {
        String log = TestServer.running().server().log().substring(begin);
        return log.lines().filter(line -> line.contains("trace=" + trace)).count();
    }

    private static Tokens nobody(String userId) {
        return Tokens.forCaller(STRANGER).claim("sub", userId);
    }

    private SlowRequest begin(Caller caller, String line, String length) throws IOException {
        return begin(Tokens.forCaller(caller), line, length);
    }

    private SlowRequest begin(Tokens caller, String line, String length) throws IOException {
        return open(head(caller, line, length, "json"));
    }

    /** Sends the head and the body at once. */
    private SlowRequest begin(Caller caller, String line, String length, String type, String body) throws IOException {
        return open(head(Tokens.forCaller(caller), line, length, type) + body);
    }

    private static String head(Tokens caller, String line, String length, String type) {
        return line + "Host: localhost\r\nAuthorization: Bearer " + caller.sign() + "\r\nContent-Type: application/"
                + type + "\r\n" + length + "Connection: close\r\n\r\n";
    }

    private SlowRequest open(String head) throws IOException {
        SlowRequest request = SlowRequest.open(api.server(), head);
        open.add(request);
        return request;
    }
}
