package dev.tenantboard.schema;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class GuardIT extends ServerTest {

    /** Readiness follows within this time. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    @Test
    void turnsReadinessDownWhileACarelessPolicyIsThere() throws Exception {
        Process server = TestServer.running().server().process();
        var rows = new Database(database);

        rows.update("create policy careless on dashboard_widgets using (true)");
        try {
            assertThat(within(NOTICED, server, () -> !isReady(api))).isTrue();
            assertThat(TestServer.running().server().log()).contains("unknown-policies");
            api.as(ACME_OWNER).get("/widgets").isStatus(200);
        } finally {
            rows.update("drop policy careless on dashboard_widgets");
        }

        assertThat(within(NOTICED, server, () -> isReady(api))).isTrue();
    }

    private static boolean isReady(Api api) {
        return api.anonymous().absolute().get("/health/ready").status() == 200;
    }

    private static boolean within(Duration limit, Process server, BooleanSupplier condition)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            if (server.waitFor(250, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return condition.getAsBoolean();
    }
}
