package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The metrics of the pool, of streams and of calculations. */
class WorkMetricsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";

    /** Requests in addition to the pool's connections. */
    private static final int MORE = 8;

    @Test
    void containThePool() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);

        Scrape scrape = Scrape.of(api);

        assertThat(scrape.value("db_client_connection_count")).isBetween(1.0, scrape.value("db_client_connection_max"));
        assertThat(scrape.labels("db_client_connection_count", "state")).containsExactly("idle", "used");
        assertThat(scrape.names())
                .contains(
                        "db_client_connection_pending_requests",
                        "db_client_connection_timeouts_total",
                        "db_client_connection_wait_seconds_total");
    }

    /** Some requests use all connections of the pool and wait for a lock. The others wait for a connection until their time-out. */
    @Test
    void countTimeoutsOfWaitsForAConnection() throws Exception {
        Scrape before = Scrape.of(api);
        int requests = MORE + (int) before.value("db_client_connection_max");
        ExecutorService clients = Executors.newFixedThreadPool(requests);
        try (Connection lock = new Database(database).connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table dashboard_widgets in access exclusive mode");
            List<Future<Integer>> answers = Stream.generate(() -> clients.submit(
                            () -> api.as(ACME_OWNER).get("/widgets").status()))
                    .limit(requests)
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
        } finally {
            clients.shutdownNow();
        }

        Scrape after = Scrape.of(api);
        assertThat(after.value("db_client_connection_timeouts_total")
                        - before.value("db_client_connection_timeouts_total"))
                .isBetween(1.0, (double) requests);
        assertThat(after.value("db_client_connection_wait_seconds_total")).isPositive();
        assertThat(after.value("db_client_connection_pending_requests")).isZero();
    }

    @Test
    void countStreamsWhileTheyAreOpen() {
        Map<String, String> opening = Map.of("operation", "streamEvents", "status", "200");
        double before = Scrape.of(api).value(COUNT, opening);
        try (EventReader page = api.as(ACME_OWNER).events()) {
            page.next("counts.changed");

            Scrape scrape = Scrape.of(api);

            assertThat(scrape.value("tenantboard_event_streams")).isPositive();
            assertThat(scrape.value(COUNT, opening) - before).isEqualTo(1);
            assertThat(scrape.value("tenantboard_event_reading_age_seconds")).isBetween(0.0, 60.0);
            assertThat(scrape.names()).contains("tenantboard_event_streams_behind");
        }
    }

    @Test
    void countCalculations() {
        Map<String, String> success = Map.of("outcome", "success");
        Scrape before = Scrape.of(api);

        api.as(ACME_OWNER)
                .post(
                        "/metrics/preview",
                        Map.of(
                                "query",
                                Map.of(
                                        "v",
                                        1,
                                        "dataset",
                                        "activities",
                                        "measures",
                                        Set.of(Map.of("id", "n", "agg", "count")),
                                        "value",
                                        "n")))
                .isStatus(200);

        Scrape after = Scrape.of(api);
        String calculated = "tenantboard_metrics_calculated_total";
        assertThat(after.value(calculated, success) - before.value(calculated, success))
                .isGreaterThanOrEqualTo(1);
        assertThat(after.value("tenantboard_metric_calculation_seconds_count"))
                .isGreaterThan(before.value("tenantboard_metric_calculation_seconds_count"));
        assertThat(after.labels(calculated, "outcome"))
                .containsExactlyInAnyOrder("success", "query", "timeout", "size", "unavailable");
        assertThat(after.names())
                .contains(
                        "tenantboard_metric_calculations_running",
                        "tenantboard_metric_calculations_waiting",
                        "tenantboard_metric_organizations_due");
    }
}
