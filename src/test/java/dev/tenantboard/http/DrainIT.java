package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The behaviour of a server between SIGTERM and its end. */
class DrainIT extends ServerTest {

    private static final Duration NOTICE_LIMIT = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Test
    void servesRequestsWithoutReadinessAndClosesConnections() {
        try (OtherServer stopping = OtherServer.start("stopping", Map.of())) {
            assertThat(widgets(stopping).header("Connection")).isNull();
            assertThat(ready(stopping)).isEqualTo(200);

            stopping.terminate();
            awaitNotReady(stopping);

            assertThat(widgets(stopping).header("Connection")).isEqualTo("close");
            assertThat(stopping.isAlive()).isTrue();
        }
    }

    /** Requests during the drain are in the log as usual. */
    @Test
    void writesTheLogUntilTheEnd() {
        try (OtherServer stopping = OtherServer.start("stopping-log", Map.of())) {
            stopping.terminate();
            awaitNotReady(stopping);

            Pause.until(() -> stopping.log().contains("drain started"), LONGEST, "the drain in the log");
            String trace = widgets(stopping).header("traceparent").split("-")[1];
            Pause.until(() -> stopping.log().contains(trace), LONGEST, "the log has the request");
        }
    }

    private static Answer widgets(OtherServer server) {
        return server.api().as(ACME_OWNER).get("/widgets").isStatus(200);
    }

    private static int ready(OtherServer server) {
        return server.api().anonymous().absolute().get("/health/ready").status();
    }

    /** Waits until the signal has reached the server. */
    private static void awaitNotReady(OtherServer server) {
        Pause.until(() -> ready(server) == 503, NOTICE_LIMIT, "the server is not ready");
    }
}
