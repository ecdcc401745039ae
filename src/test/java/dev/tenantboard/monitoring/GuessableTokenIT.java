package dev.tenantboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.server.Fleet;
import dev.tenantboard.server.FleetTest;
import org.junit.jupiter.api.Test;

/** Servers whose operator set a token that can be guessed. */
class GuessableTokenIT extends FleetTest {

    @Test
    void opensTheMetricsToNobody() {
        here().withToken(Fleet.GUESSABLE_TOKEN).absolute().get("/metrics").isProblem(404);

        assertThat(fleet.server(0).server().log()).contains("no metrics: tenantboard.monitoring.token");
    }
}
