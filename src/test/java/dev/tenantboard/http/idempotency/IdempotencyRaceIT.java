package dev.tenantboard.http.idempotency;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.http.idempotency.KeyedActivity.isReplayOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent equal requests. */
class IdempotencyRaceIT extends ServerTest {

    /** A server serves 28 requests of one user at the same time. */
    private static final int CLIENTS = 25;

    private Database rows;
    private KeyedActivity once;

    @BeforeEach
    void createKey() {
        rows = new Database(database);
        once = KeyedActivity.in(api, rows);
    }

    @Test
    void executesConcurrentRequestsOnce() throws Exception {
        List<Answer> answers = atOnce();

        List<Answer> done =
                answers.stream().filter(answer -> answer.status() != 409).toList();
        assertThat(done)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.isStatus(201).body())
                        .isEqualTo(done.get(0).body()));
        assertThat(done)
                .filteredOn(answer -> answer.header(StoredResponse.REPLAYED) == null)
                .hasSize(1);
        answers.stream().filter(answer -> answer.status() == 409).forEach(IdempotencyRaceIT::assertInProgress);
        assertThat(once.count()).isOne();
    }

    private List<Answer> atOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            CyclicBarrier start = new CyclicBarrier(CLIENTS);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                sent.add(clients.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return once.recordAs(ACME_OWNER);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : sent) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static void assertInProgress(Answer answer) {
        answer.isProblem(ProblemType.IDEMPOTENT_REQUEST_RUNNING);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    /** The test blocks the first request in the database, and the others are answered in the meantime. */
    @Test
    void answersWithoutWaitingForTheFirstRequest() throws Exception {
        CompletableFuture<Answer> first;
        try (Connection superuser = database.superuser("tenantboard").getConnection()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("lock table activity_feeds in share mode");
            first = CompletableFuture.supplyAsync(() -> once.recordAs(ACME_OWNER));
            Waiting.until(() -> rows.text("select count(*) from pg_locks where not granted and relation ="
                            + " 'activity_feeds'::regclass")
                    .equals("1"));

            assertInProgress(once.recordAs(ACME_OWNER));
            assertInProgress(once.recordAs(ACME_OWNER, once.body().replace("won", "lost")));
            assertThat(first).isNotDone();
            superuser.rollback();
        }

        isReplayOf(first.get(20, TimeUnit.SECONDS).isStatus(201), once.recordAs(ACME_OWNER));
        assertThat(once.recordAs(ACME_MEMBER).isStatus(201).header(StoredResponse.REPLAYED))
                .isNull();
    }
}
