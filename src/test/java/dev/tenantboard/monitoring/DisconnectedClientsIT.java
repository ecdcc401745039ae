package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Tokens;
import dev.tenantboard.http.Undisturbed;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that disconnects is no fault of the server: not in the metrics, and not in the log. */
class DisconnectedClientsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void areCountedWithAStatusOfTheirOwn() throws IOException {
        Undisturbed log = Undisturbed.since(TestServer.running());
        double left = count("499");
        double faults = count("500");

        for (int times = 0; times < 5; times++) {
            reset("POST /api/v1/dashboard/activities HTTP/1.1\r\n" + head() + "Content-Length: 500\r\n\r\n{");
        }

        Pause.until(() -> count("499") >= left + 5, LIMIT, "five clients left");
        assertThat(count("500")).isEqualTo(faults);
        log.check();
        assertThat(TestServer.running().server().log()).doesNotContain("activities 499");
    }

    private static String head() {
        return "Host: localhost\r\nAuthorization: Bearer "
                + Tokens.forCaller(ACME_OWNER).sign() + "\r\nContent-Type: application/json\r\n";
    }

    private void reset(String request) throws IOException {
        try (Socket socket = new Socket(api.server().getHost(), api.server().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            // The server reads the body by now.
            Pause.millis(300);
            socket.setSoLinger(true, 0);
        }
    }

    private double count(String status) {
        Map<String, String> labels = Map.of("status", status);
        return Scrape.of(api).samples().stream()
                .filter(sample -> sample.name().equals(COUNT) && sample.has(labels))
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }
}
