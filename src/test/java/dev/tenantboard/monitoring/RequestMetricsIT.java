package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Session;
import dev.tenantboard.isolation.DocumentTable;
import dev.tenantboard.openapi.ApiDocument;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The metrics of requests and their statements. */
class RequestMetricsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";

    private static final String BUCKET = "http_server_requests_seconds_bucket";

    private static final String STATEMENTS = "db_client_statements_total";

    /** The pool may validate its connection between two requests. */
    private static final int LEAST_TIMES = 3;

    private static final int MOST_TIMES = 30;

    /** Each new operation has a series, also if its requests fail. */
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
    void countEachErrorStatusOfTheContract() {
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

    /** The connections count as many as a test of package isolation counts in the protocol. */
    @Test
    void countEachStatement() {
        Map<String, JsonNode> operations = ApiDocument.of(api).operations();
        writeRowsWithUsers();
        DocumentTable documented = DocumentTable.in("statements.md");
        documented.rows().forEach((operation, cells) -> {
            if (operation.startsWith("GET ") && !operation.matches(".*(\\{|\\?|events).*")) {
                String path = operation.substring("GET ".length());
                String id =
                        operations.get("GET /api/v1" + path).get("operationId").asText();

                double expected = Double.parseDouble(cells.get(0));
                assertThat(least(() -> statements(path, id), expected))
                        .as(operation)
                        .isEqualTo(expected);
            }
        });
    }

    /** A list without users needs one statement less. */
    private void writeRowsWithUsers() {
        Session owner = api.as(ACME_OWNER);
        owner.post(
                        "/widgets",
                        "{\"name\":\"Counted\",\"type\":\"CHART\",\"config\":{},\"position\":{\"x\":0,\"y\":0,\"w\":1,\"h\":1}}")
                .isStatus(201);
        owner.post("/quick-actions", "{\"name\":\"Counted\",\"actionType\":\"NAVIGATION\",\"targetUrl\":\"/a\"}")
                .isStatus(201);
        owner.post(
                        "/metrics",
                        "{\"name\":\"Counted\",\"category\":\"SALES\",\"query\":{\"v\":1,\"dataset\":\"activities\","
                                + "\"measures\":[{\"id\":\"n\",\"agg\":\"count\"}],\"value\":\"n\"}}")
                .isStatus(201);
    }

    private double statements(String path, String operation) {
        Map<String, String> labels = Map.of("operation", operation);
        double before = Scrape.of(api).value(STATEMENTS, labels);
        api.as(ACME_OWNER).absolute().get("/api/v1" + path).isStatus(200);
        return Scrape.of(api).value(STATEMENTS, labels) - before;
    }

    /** A connection that was idle sends one statement more: requests go on until one has a connection without it. */
    private static double least(DoubleSupplier times, double expected) {
        double least = times.getAsDouble();
        for (int i = 1; i < LEAST_TIMES || i < MOST_TIMES && least > expected; i++) {
            least = Math.min(least, times.getAsDouble());
        }
        return least;
    }

    @Test
    void containTheTimeOfTheDatabase() {
        api.as(ACME_OWNER).get("/widgets").isStatus(200);

        Scrape scrape = Scrape.of(api);

        assertThat(scrape.value("db_client_statement_seconds_total", Map.of("operation", "listWidgets")))
                .isPositive()
                .isLessThan(scrape.value("http_server_requests_seconds_sum", Map.of("operation", "listWidgets")));
        assertThat(scrape.value(STATEMENTS, Map.of("operation", RequestMetrics.BACKGROUND)))
                .isPositive();
    }
}
