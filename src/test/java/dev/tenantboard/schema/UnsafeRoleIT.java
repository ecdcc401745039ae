package dev.tenantboard.schema;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server whose role for the application bypasses the policies. */
@ResourceLock(OtherServer.LOCK)
class UnsafeRoleIT {

    @Test
    void answersNothing() {
        try (EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
                PayaraMicro unsafe = start(database)) {
            Api api = Api.at(unsafe.baseUri());
            Pause.until(() -> unsafe.log().contains(" ready in "), TestServer.START_LIMIT, "it says that it is ready");

            Answer refusal =
                    api.as(ACME_OWNER).with("Origin", TestServer.LISTED_ORIGIN).get("/widgets");

            refusal.isProblem(ProblemType.DATABASE_UNSAFE).hasDetailContaining("the operator");
            assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo(TestServer.LISTED_ORIGIN);
            api.anonymous().absolute().get("/api-docs/").isProblem(ProblemType.DATABASE_UNSAFE);
            assertThat(api.anonymous().absolute().get("/health/ready").status()).isEqualTo(503);
            assertThat(unsafe.log()).contains("bypass-rls");
        }
    }

    private static PayaraMicro start(EmbeddedPostgresServer database) {
        Database rows = new Database(database);
        rows.update("create role unsafe_app login bypassrls password 'unsafe-secret'");
        rows.update("grant connect on database " + rows.name() + " to unsafe_app");
        Map<String, String> settings = TestServer.settings(database);
        settings.put("TENANTBOARD_DATABASE_USER", "unsafe_app");
        settings.put("TENANTBOARD_DATABASE_PASSWORD", "unsafe-secret");
        Path log = Path.of(System.getProperty("tenantboard.target"), "unsafe.log");
        return PayaraMicro.start(ServerFiles.fromProperties(), FreePort.find(), log, settings, List.of());
    }
}
