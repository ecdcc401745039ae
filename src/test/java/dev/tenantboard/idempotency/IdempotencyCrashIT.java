package dev.tenantboard.idempotency;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.idempotency.KeyedActivity.isNoReplay;
import static dev.tenantboard.idempotency.KeyedActivity.isReplayOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed at the worst moments, and another one that is asked again. PostgreSQL itself holds the moment
 * between commit and answer: with a standby that never comes, a commit is made and not yet told.
 */
class IdempotencyCrashIT {

    @Test
    void answersAfterACrashAsBeforeIt() throws Exception {
        try (EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary()) {
            Database rows = new Database(database);
            // The embedded server is started without.
            rows.update("alter role tenantboard_app set synchronous_commit = on");
            KeyedActivity committed;
            KeyedActivity uncommitted;
            try (PayaraMicro server = start(database, "before-the-crash")) {
                Fixtures.insertInto(database);
                Api api = Api.at(server.baseUri());
                committed = KeyedActivity.in(api, rows);
                uncommitted = KeyedActivity.in(api, rows);
                once(database, rows, server, committed, uncommitted);
            }
            try (PayaraMicro server = start(database, "after-the-crash")) {
                Api api = Api.at(server.baseUri());

                Answer replayed = new KeyedActivity(api, rows, committed.key()).recordAs(ACME_OWNER);
                Answer done = new KeyedActivity(api, rows, uncommitted.key()).recordAs(ACME_MEMBER);

                assertThat(replayed.isStatus(201).header(KeptAnswer.REPLAYED)).isEqualTo("true");
                assertThat(replayed.id()).isEqualTo(idOf(rows, committed));
                assertThat(replayed.header("Location")).endsWith("/activities/" + replayed.id());
                assertThat(api.as(ACME_OWNER)
                                .get("/activities/" + replayed.id())
                                .etag())
                        .isEqualTo(replayed.etag());
                isReplayOf(replayed, new KeyedActivity(api, rows, committed.key()).recordAs(ACME_OWNER));
                isNoReplay(done);
                assertThat(committed.count()).isOne();
                assertThat(uncommitted.count()).isOne();
            }
        }
    }

    private static PayaraMicro start(EmbeddedPostgresServer database, String name) {
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        PayaraMicro server = PayaraMicro.start(
                ServerFiles.fromProperties(), FreePort.find(), log, TestServer.settings(database), List.of());
        server.awaitReady(Duration.ofSeconds(180));
        return server;
    }

    private static String idOf(Database rows, KeyedActivity activity) {
        return rows.text("select id from activity_feeds where title = ?", activity.title());
    }

    /** One request has committed and one has not when the server dies; neither is answered. */
    private static void once(
            EmbeddedPostgresServer database,
            Database rows,
            PayaraMicro server,
            KeyedActivity committed,
            KeyedActivity uncommitted)
            throws Exception {
        rows.update("alter system set synchronous_standby_names = 'nobody'");
        rows.text("select pg_reload_conf()");
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> committed.recordAs(ACME_OWNER));
        Waiting.until(() -> sessions(rows, "wait_event = 'SyncRep'") == 1);
        CompletableFuture<Answer> second;
        try (Connection superuser =
                database.superuser(EmbeddedPostgresServer.DATABASE).getConnection()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("lock table activity_feeds in share mode");
            second = CompletableFuture.supplyAsync(() -> uncommitted.recordAs(ACME_MEMBER));
            Waiting.until(() -> sessions(rows, "wait_event_type = 'Lock'") == 1);
            server.process().destroyForcibly().waitFor();
            superuser.rollback();
        }
        assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasMessageContaining("POST");
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).hasMessageContaining("POST");
        rows.update("alter system reset synchronous_standby_names");
        rows.text("select pg_reload_conf()");
        Waiting.until(() -> sessions(rows, "true") == 0);
        assertThat(committed.count()).isOne();
        assertThat(uncommitted.count()).isZero();
    }

    /** How many of the application's connections there are in this state. */
    private static int sessions(Database rows, String state) {
        return Integer.parseInt(
                rows.text("select count(*) from pg_stat_activity where usename = 'tenantboard_app' and " + state));
    }
}
