package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.http.idempotency.KeyedActivity.isNoReplay;
import static dev.tenantboard.http.idempotency.KeyedActivity.isReplayOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.Calls;
import dev.tenantboard.server.FleetTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed at the worst moments, and another one that is asked again: before a commit, between commit and
 * answer, and while an endpoint is called. PostgreSQL itself holds the moment between commit and answer: with a standby that
 * never comes, a commit is made and not yet told.
 */
class CrashIT extends FleetTest {

    private Calls calls;

    @Test
    void answersAfterACrashAsBeforeItAndNeverCallsAgain() throws Exception {
        calls = new Calls(fleet);
        String called = calls.create("/hang", Map.of("targetUrl", "/done"));
        KeyedActivity committed = KeyedActivity.in(there(), rows);
        KeyedActivity uncommitted = KeyedActivity.in(there(), rows);
        KeyedActivity.in(there(), rows).recordAs(ACME_OWNER).isStatus(201);

        crash(committed, uncommitted, called);

        assertThat(committed.count()).isOne();
        assertThat(uncommitted.count()).isZero();
        isAnswered(new KeyedActivity(here(), rows, committed.key()));
        isDone(new KeyedActivity(here(), rows, uncommitted.key()));
        isUnknownAndNotCalledAgain(called);
    }

    /** When the server is killed, one request has not committed, one waits for an endpoint, one has committed. None is answered. */
    private void crash(KeyedActivity committed, KeyedActivity uncommitted, String called) throws Exception {
        List<CompletableFuture<Answer>> lost = new ArrayList<>();
        try (Connection superuser = rows.connect()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("select from users where id = 'user-acme-member' for update");
            lost.add(inThread(() -> uncommitted.recordAs(ACME_MEMBER)));
            Waiting.until(() -> sessions("wait_event_type = 'Lock'") == 1);
            lost.add(inThread(() -> call(there(), called)));
            Waiting.until(() -> !fleet.receiver().received(called).isEmpty());
            waitForStandby("set synchronous_standby_names = 'nobody'");
            lost.add(inThread(() -> committed.recordAs(ACME_OWNER)));
            Waiting.until(() -> sessions("wait_event = 'SyncRep'") == 1);
            fleet.server(1).kill();
            superuser.rollback();
        } finally {
            waitForStandby("reset synchronous_standby_names");
        }
        assertThat(lost)
                .allSatisfy(answer -> assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                        .hasMessageContaining("POST"));
        Waiting.until(() -> sessions("wait_event = 'SyncRep' or wait_event_type = 'Lock'") == 0);
    }

    private static Answer call(Api server, String action) {
        return server.as(ACME_OWNER)
                .with(IdempotencyKey.HEADER, "crash-" + action)
                .post(Calls.place(action), "{}");
    }

    private static <T> CompletableFuture<T> inThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, command -> new Thread(command).start());
    }

    private void waitForStandby(String change) {
        rows.update("alter system " + change);
        rows.text("select pg_reload_conf()");
    }

    /** How many of the application's connections there are in this state. */
    private int sessions(String state) {
        return Integer.parseInt(rows.text(
                "select count(*) from pg_stat_activity where usename = 'tenantboard_app' and (" + state + ")"));
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

    private void isUnknownAndNotCalledAgain(String action) {
        Answer early = call(here(), action);
        early.isProblem(ProblemType.IDEMPOTENT_REQUEST_RUNNING);
        assertThat(early.header("Retry-After")).isNotNull();
        rows.update("update idempotency_keys set created_at = created_at - interval '2 minutes'"
                + " where idempotency_key = 'crash-" + action + "'");
        rows.update("delete from quick_actions where id = ?", action);

        Answer unknown = call(here(), action).isStatus(200);

        assertThat(unknown.text("/run/state")).isEqualTo("UNKNOWN");
        assertThat(unknown.json().has("url")).isFalse();
        assertThat(call(here(), action).isStatus(200).body()).isEqualTo(unknown.body());
        calls.only(action);
        assertThat(calls.run(action)).isEqualTo("UNKNOWN null null");
        assertThat(calls.activity(action)).isEqualTo("INTEGRATION_EVENT unknown WARNING " + ACME_OWNER.userId());
    }
}
