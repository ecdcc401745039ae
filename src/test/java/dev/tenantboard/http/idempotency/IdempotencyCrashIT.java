package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.http.idempotency.KeyedActivity.isNoReplay;
import static dev.tenantboard.http.idempotency.KeyedActivity.isReplayOf;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills a server between commit and answer, and repeats the request at another server. A synchronous standby that never
 * connects stops PostgreSQL at this moment: the commit is done but not confirmed.
 */
class IdempotencyCrashIT {

    private final EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
    private final Database rows = new Database(database);

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    void answersTheSameAfterACrash() throws Exception {
        // The embedded server is started without.
        rows.update("alter role tenantboard_app set synchronous_commit = on");
        KeyedActivity committed;
        KeyedActivity uncommitted;
        try (PayaraMicro server = start("before-the-crash")) {
            Fixtures.insertInto(database);
            committed = KeyedActivity.in(Api.at(server.baseUri()), rows);
            uncommitted = KeyedActivity.in(Api.at(server.baseUri()), rows);
            KeyedActivity.in(committed.api(), rows).recordAs(ACME_OWNER).isStatus(201);

            crash(server, committed, uncommitted);
        }
        assertThat(committed.count()).isOne();
        assertThat(uncommitted.count()).isZero();

        try (PayaraMicro server = start("after-the-crash")) {
            Api api = Api.at(server.baseUri());
            isAnswered(new KeyedActivity(api, rows, committed.key()));
            isDone(new KeyedActivity(api, rows, uncommitted.key()));
        }
    }

    private PayaraMicro start(String name) {
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        PayaraMicro server = PayaraMicro.start(
                ServerFiles.fromProperties(), FreePort.find(), log, TestServer.settings(database), List.of());
        try {
            server.awaitReady(Duration.ofSeconds(180));
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Kills the server while one request has committed and one has not. Neither is answered. */
    private void crash(PayaraMicro server, KeyedActivity committed, KeyedActivity uncommitted) throws Exception {
        waitForStandby("set synchronous_standby_names = 'nobody'");
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> committed.recordAs(ACME_OWNER));
        Waiting.until(() -> sessions("wait_event = 'SyncRep'") == 1);
        CompletableFuture<Answer> second;
        try (Connection superuser =
                database.superuser(EmbeddedPostgresServer.DATABASE).getConnection()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("select from users where id = 'user-acme-member' for update");
            second = CompletableFuture.supplyAsync(() -> uncommitted.recordAs(ACME_MEMBER));
            Waiting.until(() -> sessions("wait_event_type = 'Lock'") == 1);
            server.process().destroyForcibly().waitFor();
            superuser.rollback();
        }
        assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasMessageContaining("POST");
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).hasMessageContaining("POST");
        waitForStandby("reset synchronous_standby_names");
        Waiting.until(() -> sessions("true") == 0);
    }

    private void waitForStandby(String change) {
        rows.update("alter system " + change);
        rows.text("select pg_reload_conf()");
    }

    /** Returns the number of the application's connections in a state. */
    private int sessions(String state) {
        return Integer.parseInt(
                rows.text("select count(*) from pg_stat_activity where usename = 'tenantboard_app' and " + state));
    }

    private void isAnswered(KeyedActivity committed) {
        Answer replayed = committed.recordAs(ACME_OWNER).isStatus(201);
        String path = "/activities/" + replayed.id();

        assertThat(replayed.header(StoredResponse.REPLAYED)).isEqualTo("true");
        assertThat(replayed.header("Location")).endsWith(path);
        assertThat(committed.api().as(ACME_OWNER).get(path).isStatus(200).etag())
                .isEqualTo(replayed.etag());
        assertThat(replayed.text("/title")).isEqualTo(committed.title());
        isReplayOf(replayed, committed.recordAs(ACME_OWNER));
        assertThat(committed.count()).isOne();
    }

    private static void isDone(KeyedActivity uncommitted) {
        isNoReplay(uncommitted.recordAs(ACME_MEMBER));

        assertThat(uncommitted.count()).isOne();
    }
}
