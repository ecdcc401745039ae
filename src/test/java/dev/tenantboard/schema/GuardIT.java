package dev.tenantboard.schema;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class GuardIT extends ServerTest {

    /** Readiness follows within this time. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private static final Duration STARTED = Duration.ofSeconds(180);

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

    @Test
    void answersNothingWhenItStartsWithARoleThatBypassesPolicies() throws Exception {
        try (PayaraMicro unsafe = startWithUnsafeRole()) {
            Api itsApi = Api.at(unsafe.baseUri());
            BooleanSupplier deployed =
                    () -> itsApi.anonymous().get("/widgets").body().contains("DATABASE_UNSAFE");
            assertThat(within(STARTED, unsafe.process(), () -> answers(deployed)))
                    .isTrue();

            Answer refusal = itsApi.as(ACME_OWNER)
                    .with("Origin", TestServer.LISTED_ORIGIN)
                    .get("/widgets");
            refusal.isProblem(ProblemType.DATABASE_UNSAFE);
            assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo(TestServer.LISTED_ORIGIN);
            itsApi.anonymous().absolute().get("/api-docs/").isProblem(ProblemType.DATABASE_UNSAFE);
            assertThat(isReady(itsApi)).isFalse();
            assertThat(unsafe.log()).contains("bypass-rls");
        }
    }

    private PayaraMicro startWithUnsafeRole() {
        var settings = TestServer.settings(database);
        database.createDatabase("unsafe");
        new Database(database).update("create role unsafe_app login bypassrls password 'unsafe-secret'");
        new Database(database).update("grant connect on database unsafe to unsafe_app");
        settings.put("TENANTBOARD_DATABASE_URL", database.jdbcUrl("unsafe"));
        settings.put("TENANTBOARD_MIGRATION_URL", database.jdbcUrl("unsafe"));
        settings.put("TENANTBOARD_DATABASE_USER", "unsafe_app");
        settings.put("TENANTBOARD_DATABASE_PASSWORD", "unsafe-secret");
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), "unsafe.log");
        return PayaraMicro.start(
                ServerFiles.fromProperties(), FreePort.find(), log.toAbsolutePath(), settings, List.of());
    }

    private static boolean isReady(Api api) {
        return api.anonymous().absolute().get("/health/ready").status() == 200;
    }

    /** The port is closed at first. */
    private static boolean answers(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException notYet) {
            return false;
        }
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
