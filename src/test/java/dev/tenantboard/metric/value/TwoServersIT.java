package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers over one database, which know nothing of each other but what stands in it. */
class TwoServersIT extends ServerTest {

    private static final int READERS = 200;

    private Database rows;

    @BeforeEach
    void lookIntoDatabase() {
        rows = new Database(database);
    }

    @Test
    void calculateOnceForTwoHundredReadersOfAnExpiredMetric() throws Exception {
        try (OtherServer other = OtherServer.start("two-servers", Map.of())) {
            MetricSheet here = sheet();
            String metric = here.metric(Map.of());
            assertThat(here.value(metric).json().path("value").asInt()).isZero();
            here.deals(7);
            here.expire(metric);

            List<Answer> answers = readAtOnce(List.of(here, here.on(other.api())), metric);

            here.await(() -> here.value(metric), "/stale", "false");
            assertThat(here.history(metric)).as("calculations").isEqualTo(2);
            assertThat(answers).hasSize(READERS).allSatisfy(answer -> {
                boolean stale = answer.json().path("stale").asBoolean();
                assertThat(answer.json().path("value").asInt()).isEqualTo(stale ? 0 : 7);
            });
        }
    }

    @Test
    void calculateAFirstValueOnceForAllWhoWaitForIt() throws Exception {
        try (OtherServer other = OtherServer.start("first-value", Map.of())) {
            MetricSheet here = sheet();
            here.deals(3);
            String metric = here.metric(Map.of());

            List<Answer> answers = readAtOnce(List.of(here, here.on(other.api())), metric);

            assertThat(here.history(metric)).as("calculations").isOne();
            assertThat(answers).allSatisfy(answer -> {
                boolean there = !answer.text("/status").equals("PENDING");
                assertThat(answer.json().path("value").asInt()).isEqualTo(there ? 3 : 0);
            });
            assertThat(answers)
                    .anySatisfy(answer -> assertThat(answer.text("/status")).isEqualTo("NORMAL"));
        }
    }

    /** Of other metrics: a server that has just started is slow. */
    private static void warmUp(List<MetricSheet> servers) {
        for (MetricSheet server : servers) {
            String metric = server.metric(Map.of());
            for (int i = 0; i < 40; i++) {
                server.value(metric);
            }
        }
    }

    private List<Answer> readAtOnce(List<MetricSheet> servers, String metric) throws Exception {
        warmUp(servers);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                MetricSheet server = servers.get(i % servers.size());
                answers.add(readers.submit(() -> {
                    start.await();
                    return patient(server, metric);
                }));
            }
            start.countDown();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            readers.shutdownNow();
        }
    }

    /** Whoever is told that the server is busy comes again, as a client does. */
    private static Answer patient(MetricSheet server, String metric) {
        Instant end = Instant.now().plusSeconds(60);
        Answer answer = server.session().get("/metrics/" + metric + "/value");
        while ((answer.status() == 503 || answer.status() == 429)
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = server.session().get("/metrics/" + metric + "/value");
        }
        return answer.isStatus(200);
    }

    /** The calculation waits for a lock that the test holds; its server is killed meanwhile. */
    @Test
    void takeOverFromOneThatDiedInTheMiddleOfACalculation() throws Exception {
        MetricSheet here = sheet();
        String metric = here.metric(Map.of());
        here.value(metric);
        here.deals(4);
        here.expire(metric);
        try (OtherServer other = OtherServer.start("killed", Map.of("TENANTBOARD_METRICS_LEASE", "PT5S"));
                Connection lock =
                        database.superuser(EmbeddedPostgresServer.DATABASE).getConnection()) {
            lock.setAutoCommit(false);
            MetricSheet there = here.on(other.api());
            try (var statement = lock.createStatement()) {
                statement.execute("lock table activity_feeds in access exclusive mode");
                assertThat(there.value(metric).json().path("stale").asBoolean()).isTrue();
                until(() -> claim(metric) != null);
                other.kill();
            }
            lock.rollback();

            assertThat(claim(metric)).as("the claim of the dead").isNotNull();
            Answer taken = here.await(() -> here.value(metric), "/stale", "false");
            assertThat(taken.json().path("value").asInt()).isEqualTo(4);
            assertThat(here.history(metric)).isEqualTo(2);
            assertThat(claim(metric)).isNull();
        }
    }

    private String claim(String metric) {
        return rows.text("select max(claim) from dashboard_metric_values where metric_id = ?", metric);
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void keepDueMetricsFreshWithoutAReaderAndShareTheWork() {
        Map<String, String> often = Map.of("TENANTBOARD_METRICS_SCHEDULE", "PT1S");
        List<MetricSheet> organizations = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            MetricSheet organization = sheet();
            organization.deals(i);
            for (int metric = 0; metric < 25; metric++) {
                organization.metric(Map.of("name", "Deals " + metric));
            }
            organizations.add(organization);
        }
        MetricSheet expired = organizations.get(0);
        rows.update(
                "insert into dashboard_metric_history (organization_id, metric_id, calculated_at, status)"
                        + " select ?, min(id), now() - interval '500 days', 'NORMAL' from dashboard_metrics"
                        + " where organization_id = ?",
                expired.organization(),
                expired.organization());

        try (OtherServer one = OtherServer.start("scheduled-1", often);
                OtherServer two = OtherServer.start("scheduled-2", often)) {
            for (MetricSheet organization : organizations) {
                until(() -> count("dashboard_metric_values", "status = 'NORMAL'", organization) == 25
                        && count(
                                        "dashboard_metric_history",
                                        "calculated_at < now() - interval '400 days'",
                                        organization)
                                == 0);
                assertThat(count("dashboard_metric_history", "true", organization))
                        .as("calculations")
                        .isEqualTo(25);
            }
            until(() -> count("dashboard_tenants", "metrics_due_at > now() + interval '10 s'", expired) == 1);
            rows.update(
                    "update dashboard_metric_values set due_at = now() where organization_id = ?",
                    expired.organization());
            rows.update(
                    "update dashboard_tenants set metrics_due_at = now() where organization_id = ?",
                    expired.organization());
            until(() -> count("dashboard_metric_history", "true", expired) == 50);
            assertThat(one.log() + two.log()).doesNotContain("SEVERE");
        }
    }

    private int count(String table, String condition, MetricSheet organization) {
        return Integer.parseInt(rows.text(
                "select count(*) from " + table + " where " + condition + " and organization_id = ?",
                organization.organization()));
    }

    private MetricSheet sheet() {
        return MetricSheet.in(rows, api, "org-servers-" + UUID.randomUUID());
    }
}
