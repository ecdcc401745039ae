package dev.tenantboard.drain;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server does between SIGTERM and its end. */
class DrainIT extends ServerTest {

    private static final Duration NOTICE_LIMIT = Duration.ofSeconds(4);

    @Test
    void isNotReadyAndServesOnWithTheLastAnswerOfEachConnection() {
        try (OtherServer stopping = OtherServer.start("stopping", Map.of())) {
            assertThat(widgets(stopping).header("Connection")).isNull();
            assertThat(ready(stopping)).isEqualTo(200);

            stopping.terminate();
            awaitNotReady(stopping);

            assertThat(widgets(stopping).header("Connection")).isEqualTo("close");
            assertThat(stopping.isAlive()).isTrue();
        }
    }

    private static Answer widgets(OtherServer server) {
        return server.api().as(ACME_OWNER).get("/widgets").isStatus(200);
    }

    private static int ready(OtherServer server) {
        return server.api().anonymous().absolute().get("/health/ready").status();
    }

    /** The signal is on its way. */
    private static void awaitNotReady(OtherServer server) {
        Instant limit = Instant.now().plus(NOTICE_LIMIT);
        while (ready(server) != 503) {
            assertThat(Instant.now()).isBefore(limit);
        }
    }
}
