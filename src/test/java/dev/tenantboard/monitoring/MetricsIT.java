package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Session;
import dev.tenantboard.isolation.DocumentTable;
import dev.tenantboard.openapi.ApiDocument;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scraper is told. */
class MetricsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String BUCKET = "http_server_requests_seconds_bucket";
    private static final String STATEMENTS = "db_client_statements_total";

    /** Between two requests the pool may ask whether its connection lives. */
    private static final int TIMES = 3;

    private static final int MORE_THAN_THE_POOL = 28;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/",
                "/metrics/base",
                "/metrics/application",
                "/metrics;a=b",
                "/metrics/;a=b",
                "//metrics",
                "/./metrics",
                "/api/../metrics",
                "/%6detrics",
                "/metrics?scope=vendor"
            })
    void areOpenToNobodyWhoUsesTheApi(String path) {
        for (Session caller : Set.of(api.anonymous(), api.as(ACME_OWNER))) {
            for (String method : Set.of("GET", "HEAD", "POST")) {
                Answer answer = caller.absolute().send(method, path, "text/plain", BodyPublishers.noBody());

                assertThat(answer.status()).as("%s %s", method, answer).isIn(400, 401, 404, 405);
                assertThat(answer.body()).doesNotContain("# TYPE");
            }
        }
    }

    @Test
    void areServedForTheOperatorsToken() {
        Answer served = api.withToken(TestServer.MONITORING_TOKEN)
                .absolute()
                .with("Accept", "text/plain")
                .get("/metrics");

        served.isStatus(200);
        assertThat(served.header("Cache-Control")).isEqualTo("no-store");
        assertThat(served.body()).contains("memory_usedHeap_bytes", BUCKET);
    }

    /** Whoever adds an operation adds its series, whatever becomes of its requests. */
    @Test
    void countEachOperationOfTheContract() {
        Map<String, JsonNode> operations = ApiDocument.of(api).operations();
        Set<String> expected = new TreeSet<>();
        operations.forEach((operation, description) -> {
            String[] parts = operation.split(" ");
            api.anonymous()
                    .absolute()
                    .send(parts[0], parts[1].replaceAll("\\{\\w+}", "x"), typeOf(parts[0]), BodyPublishers.noBody())
                    .isProblem(401);
            expected.add(description.get("operationId").asText());
        });

        Scrape scrape = Scrape.of(api);

        assertThat(expected).hasSameSizeAs(operations.keySet()).hasSizeGreaterThan(30);
        assertThat(refused(scrape)).containsAll(expected);
        expected.add(RequestMetrics.OTHER);
        assertThat(scrape.labels(COUNT, "operation")).isSubsetOf(expected);
        expected.add(RequestMetrics.BACKGROUND);
        assertThat(scrape.labels(STATEMENTS, "operation")).isSubsetOf(expected);
    }

    private static String typeOf(String method) {
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }

    private static Set<String> refused(Scrape scrape) {
        return scrape.samples().stream()
                .filter(sample -> sample.name().equals(COUNT) && sample.has(Map.of("status", "401")))
                .map(sample -> sample.labels().get("operation"))
                .collect(Collectors.toSet());
    }

    @Test
    void countRequestsByOperationAndStatus() {
        Map<String, String> listed = Map.of("operation", "listWidgets", "status", "200");
        Map<String, String> missed = Map.of("operation", "getWidget", "status", "404");
        Scrape before = Scrape.of(api);

        api.as(ACME_OWNER).get("/widgets").isStatus(200);
        api.as(ACME_OWNER).get("/widgets").isStatus(200);
        api.as(ACME_OWNER).get("/widgets/c00000000000000000000000").isProblem(404);

        Scrape after = Scrape.of(api);
        assertThat(after.value(COUNT, listed) - before.value(COUNT, listed)).isEqualTo(2);
        assertThat(after.value(COUNT, missed) - before.value(COUNT, missed)).isEqualTo(1);
        assertThat(after.value("http_server_requests_seconds_sum", listed)).isPositive();
    }

    @Test
    void haveBucketsThatOnlyGrow() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);

        Scrape scrape = Scrape.of(api);

        double[] buckets = DoubleStream.concat(DoubleStream.of(Durations.BOUNDS), DoubleStream.of(Double.NaN))
                .mapToObj(bound -> Double.isNaN(bound) ? "+Inf" : String.valueOf(bound))
                .mapToDouble(
                        bound -> scrape.value(BUCKET, Map.of("operation", "listWidgets", "status", "200", "le", bound)))
                .toArray();
        assertThat(buckets).isSorted().hasSize(Durations.BOUNDS.length + 1);
        assertThat(buckets[Durations.BOUNDS.length])
                .isPositive()
                .isEqualTo(scrape.value(COUNT, Map.of("operation", "listWidgets", "status", "200")));
    }

    @Test
    void countRefusalsOfEachKindThatTheContractKnows() {
        Set<String> documented = ApiDocument.of(api).operations().values().stream()
                .flatMap(operation -> operation.get("responses").properties().stream())
                .map(Map.Entry::getKey)
                .filter(status -> status.compareTo("400") >= 0)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> unauthorized = Map.of("kind", "unauthorized", "status", "401");
        double before = Scrape.of(api).value("http_server_refused_requests_total", unauthorized);

        api.anonymous().get("/widgets").isProblem(401);

        Scrape scrape = Scrape.of(api);
        assertThat(scrape.labels("http_server_refused_requests_total", "status"))
                .containsAll(documented);
        assertThat(scrape.value("http_server_refused_requests_total", unauthorized) - before)
                .isEqualTo(1);
    }

    /** What the connections count is what a test of package isolation counts on the wire. */
    @Test
    void countEachStatementThatGoesToTheDatabase() {
        Map<String, JsonNode> operations = ApiDocument.of(api).operations();
        DocumentTable documented = DocumentTable.in("statements.md");
        documented.rows().forEach((operation, cells) -> {
            if (operation.startsWith("GET ") && !operation.contains("{") && !operation.contains("events")) {
                String path = operation.substring("GET ".length());
                String id =
                        operations.get("GET /api/v1" + path).get("operationId").asText();

                assertThat(least(() -> statements(path, id))).as(operation).isEqualTo(Double.parseDouble(cells.get(0)));
            }
        });
    }

    private double statements(String path, String operation) {
        Map<String, String> its = Map.of("operation", operation);
        double before = Scrape.of(api).value(STATEMENTS, its);
        api.as(ACME_OWNER).absolute().get("/api/v1" + path).isStatus(200);
        return Scrape.of(api).value(STATEMENTS, its) - before;
    }

    private static double least(DoubleSupplier times) {
        return DoubleStream.generate(times).limit(TIMES).min().orElseThrow();
    }

    @Test
    void tellWhatTheDatabaseTook() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);

        Scrape scrape = Scrape.of(api);

        assertThat(scrape.value("db_client_statement_seconds_total", Map.of("operation", "listWidgets")))
                .isPositive()
                .isLessThan(scrape.value("http_server_requests_seconds_sum", Map.of("operation", "listWidgets")));
        assertThat(scrape.value(STATEMENTS, Map.of("operation", RequestMetrics.BACKGROUND)))
                .isPositive();
    }

    @Test
    void tellOfThePool() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);

        Scrape scrape = Scrape.of(api);

        assertThat(scrape.value("db_client_connection_max")).isEqualTo(20);
        assertThat(scrape.value("db_client_connection_count")).isBetween(1.0, 20.0);
        assertThat(scrape.labels("db_client_connection_count", "state")).containsExactly("idle", "used");
        assertThat(scrape.names())
                .contains(
                        "db_client_connection_pending_requests",
                        "db_client_connection_timeouts_total",
                        "db_client_connection_wait_seconds_total");
    }

    /** As many requests as the pool has connections hold them for a lock; the others wait in vain. */
    @Test
    void countWaitsForAConnectionThatEndWithoutOne() throws Exception {
        double before = Scrape.of(api).value("db_client_connection_timeouts_total");
        ExecutorService clients = Executors.newFixedThreadPool(MORE_THAN_THE_POOL);
        try (Connection lock = new Database(database).connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table dashboard_widgets in access exclusive mode");
            List<Future<Integer>> answers = Stream.generate(() -> clients.submit(
                            () -> api.as(ACME_OWNER).get("/widgets").status()))
                    .limit(MORE_THAN_THE_POOL)
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
        } finally {
            clients.shutdownNow();
        }

        Scrape after = Scrape.of(api);
        assertThat(after.value("db_client_connection_timeouts_total") - before)
                .isBetween(1.0, (double) MORE_THAN_THE_POOL);
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

    @Test
    void nameNoOrganizationAndNoUser() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);
        api.anonymous().absolute().get("/api/v1/" + ACME).isProblem(404);

        Scrape scrape = Scrape.of(api);

        assertThat(scrape.samples())
                .allSatisfy(sample -> assertThat(sample.labels().keySet())
                        .isSubsetOf("mp_scope", "operation", "status", "le", "kind", "state", "outcome"));
        assertThat(scrape.labels(COUNT, "status")).allMatch(status -> status.matches("[2-5]\\d\\d"));
        assertThat(scrape.samples().toString()).doesNotContain(ACME, ACME_OWNER.userId());
    }
}
