package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.FleetTest;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two servers over one database, which know nothing of each other but what stands in it. */
class TwoServersIT extends FleetTest {

    private static final int READERS = 200;

    @Test
    void calculateOnceForTwoHundredReadersOfAnExpiredMetric() throws Exception {
        MetricSheet one = sheet();
        String metric = one.metric(Map.of());
        assertThat(one.value(metric).json().path("value").asInt()).isZero();
        one.deals(7);
        List<MetricSheet> both = warmUp(one);
        one.expire(metric);

        List<Answer> answers = readAtOnce(both, metric);

        one.await(() -> one.value(metric), "/stale", "false");
        assertThat(one.history(metric)).as("calculations").isEqualTo(2);
        assertThat(answers).hasSize(READERS).allSatisfy(answer -> {
            boolean stale = answer.json().path("stale").asBoolean();
            assertThat(answer.json().path("value").asInt()).isEqualTo(stale ? 0 : 7);
        });
    }

    @Test
    void calculateAFirstValueOnceForAllWhoWaitForIt() throws Exception {
        MetricSheet one = sheet();
        one.deals(3);
        List<MetricSheet> both = warmUp(one);
        String metric = one.metric(Map.of());
        dueAt("infinity", List.of(one));

        List<Answer> answers = readAtOnce(both, metric);

        assertThat(one.history(metric)).as("calculations").isOne();
        assertThat(answers).allSatisfy(answer -> {
            boolean there = !answer.text("/status").equals("PENDING");
            assertThat(answer.json().path("value").asInt()).isEqualTo(there ? 3 : 0);
        });
        assertThat(answers)
                .anySatisfy(answer -> assertThat(answer.text("/status")).isEqualTo("NORMAL"));
    }

    /**
     * The same organization on both servers, which have answered such requests before. The schedule has visited it, and finds
     * nothing due in it from now on.
     */
    private List<MetricSheet> warmUp(MetricSheet one) {
        List<MetricSheet> both = List.of(one, one.on(there()));
        for (MetricSheet server : both) {
            String metric = server.metric(Map.of());
            for (int i = 0; i < 40; i++) {
                server.value(metric);
            }
        }
        awaitVisit(one);
        return both;
    }

    private void awaitVisit(MetricSheet organization) {
        until(() -> count("dashboard_tenants", "metrics_due_at > now() + interval '10 s'", organization) == 1);
    }

    /** When the schedule is to find the organizations. */
    private void dueAt(String time, List<MetricSheet> organizations) {
        organizations.forEach(organization -> rows.update(
                "update dashboard_tenants set metrics_due_at = cast(? as timestamptz) where organization_id = ?",
                time,
                organization.organization()));
    }

    private List<Answer> readAtOnce(List<MetricSheet> servers, String metric) throws Exception {
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

    /** Repeats a request that the server refuses because it is busy, as a client does. */
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
        MetricSheet one = sheet();
        String metric = one.metric(Map.of());
        one.value(metric);
        awaitVisit(one);
        one.deals(4);
        one.expire(metric);
        try (Connection lock = rows.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table activity_feeds in access exclusive mode");
            assertThat(one.on(there()).value(metric).json().path("stale").asBoolean())
                    .isTrue();
            until(() -> claim(metric) != null);
            fleet.server(1).kill();
            lock.rollback();
        }

        assertThat(claim(metric)).as("the claim of the dead").isNotNull();
        Answer taken = one.await(() -> one.value(metric), "/stale", "false");
        assertThat(taken.json().path("value").asInt()).isEqualTo(4);
        assertThat(one.history(metric)).isEqualTo(2);
        assertThat(claim(metric)).isNull();
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
        List<MetricSheet> organizations =
                IntStream.range(0, 5).mapToObj(this::withMetrics).toList();
        organizations.forEach(organization -> awaitCalculations(organization, 25));
        MetricSheet expired = organizations.get(0);
        rows.update(
                "insert into dashboard_metric_history (organization_id, metric_id, calculated_at, status)"
                        + " select ?, min(id), now() - interval '500 days', 'NORMAL' from dashboard_metrics"
                        + " where organization_id = ?",
                expired.organization(),
                expired.organization());

        organizations.forEach(this::expireAll);
        dueAt("now", organizations);

        organizations.forEach(organization -> awaitCalculations(organization, 50));
        assertThat(fleet.servers())
                .allSatisfy(server -> assertThat(server.log()).doesNotContain("SEVERE"));
    }

    private MetricSheet withMetrics(int deals) {
        MetricSheet organization = sheet();
        organization.deals(deals);
        for (int metric = 0; metric < 25; metric++) {
            organization.metric(Map.of("name", "Deals " + metric));
        }
        return organization;
    }

    private void expireAll(MetricSheet organization) {
        rows.update(
                "update dashboard_metric_values set due_at = now() where organization_id = ?",
                organization.organization());
    }

    /** Of each metric as many, and none that is older than it may be. */
    private void awaitCalculations(MetricSheet organization, int calculations) {
        awaitVisit(organization);
        until(() -> count("dashboard_metric_values", "status = 'NORMAL'", organization) == 25
                && count("dashboard_metric_history", "calculated_at > now() - interval '1 day'", organization)
                        >= calculations
                && count("dashboard_metric_history", "calculated_at < now() - interval '400 days'", organization) == 0);
        assertThat(count("dashboard_metric_history", "true", organization))
                .as("calculations")
                .isEqualTo(calculations);
    }

    private int count(String table, String condition, MetricSheet organization) {
        return Integer.parseInt(rows.text(
                "select count(*) from " + table + " where " + condition + " and organization_id = ?",
                organization.organization()));
    }

    private MetricSheet sheet() {
        return MetricSheet.in(rows, here(), "org-servers-" + UUID.randomUUID());
    }
}
