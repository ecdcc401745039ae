package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.api.Wire;
import dev.tenantboard.http.Undisturbed;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that disconnects is no fault of the server: not in the metrics, and not in the log. */
class DisconnectedClientsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String HOST = "Host: localhost\r\n";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 300;

    private static final String LONG = "long-activity";

    /** More than the buffers of a connection hold. */
    private static final int MANY = 60;

    private Undisturbed log;
    private double uploads;
    private double faults;

    @BeforeEach
    void rememberCounts() {
        log = Undisturbed.since(TestServer.running());
        uploads = left("recordActivity");
        faults = count(Map.of("status", "500"));
    }

    @AfterEach
    void assertNoFault() {
        assertThat(count(Map.of("status", "500"))).isEqualTo(faults);
        log.checkLog();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500\r\n\r\n{",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\u001f\u008b\u0008\r\n"
            })
    void areCountedWhenTheyLeaveDuringAnUpload(String upload) throws IOException {
        for (boolean reset : new boolean[] {true, false}) {
            leave(post() + upload, reset);
        }

        Pause.until(() -> left("recordActivity") >= uploads + 2, LIMIT, "two clients left");
        assertThat(left("recordActivity")).isEqualTo(uploads + 2);
        assertThat(log.written()).doesNotContain("activities 4");
    }

    /** The server may also count requests that the client had sent after the one that it was writing. */
    @ParameterizedTest
    @CsvSource({"other, /api-docs/swagger-ui-bundle.js", "listActivities, /api/v1/dashboard/activities?limit=100"})
    void areCountedWhenTheyLeaveDuringAnAnswer(String operation, String path) throws IOException {
        recordLongActivities();
        double before = left(operation);

        leave(("GET " + path + " HTTP/1.1\r\n" + HOST + token() + "\r\n").repeat(MANY), true);

        Pause.until(() -> left(operation) > before, LIMIT, "the client left");
        new Database(database).update("delete from activity_feeds where entity_type = ?", LONG);
    }

    /** A page of them is larger than the buffers of a connection. */
    private void recordLongActivities() {
        String activity = "{\"title\":\"Long\",\"type\":\"USER_ACTION\",\"action\":\"added\",\"entityId\":\"1\","
                + "\"entityType\":\"" + LONG + "\",\"metadata\":{\"text\":\"" + "x".repeat(3_000) + "\"}}";
        api.as(ACME_OWNER)
                .post("/activities/batch", "[" + String.join(",", Collections.nCopies(100, activity)) + "]")
                .isStatus(207);
    }

    /** They receive an answer, and their operation has the same status. */
    @Test
    void areNotThoseWhoseBodyIsMalformed() {
        String chunked = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";

        String first = Wire.untilClosed(api.server(), post() + chunked + "x");
        String later = Wire.untilClosed(api.server(), post() + chunked, "x");

        assertThat(first).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        assertThat(later).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        String trace = later.replaceFirst("(?s).*traceparent: 00-([0-9a-f]{32}).*", "$1");
        Pause.until(() -> log.written().contains("POST /api/v1/dashboard/activities 400"), LIMIT, "the log has it");
        assertThat(log.written().lines().filter(line -> line.contains("POST /api/v1/dashboard/activities")))
                .singleElement()
                .asString()
                .contains("trace=" + trace);
        assertThat(log.written()).containsOnlyOnce("400 before the application");
        assertThat(left("recordActivity")).isEqualTo(uploads);
    }

    private static String post() {
        return "POST /api/v1/dashboard/activities HTTP/1.1\r\n" + HOST + token() + "Content-Type: application/json\r\n";
    }

    private static String token() {
        return "Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign() + "\r\n";
    }

    /** @param reset whether the connection is reset, or ends regularly */
    private void leave(String request, boolean reset) throws IOException {
        try (Socket socket = new Socket(api.server().getHost(), api.server().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            // The server reads the body or writes the response by now.
            Pause.millis(PAUSE_MILLIS);
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private double left(String operation) {
        return count(Map.of("operation", operation, "status", "499"));
    }

    private double count(Map<String, String> labels) {
        return Scrape.of(api).samples().stream()
                .filter(sample -> sample.name().equals(COUNT) && sample.has(labels))
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }
}
