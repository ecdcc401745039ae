package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the metrics, and what stands in none of them. */
class MetricsIT extends ServerTest {

    private static final String COUNT = "http_server_requests_seconds_count";

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
        assertThat(served.body()).contains("memory_usedHeap_bytes", "http_server_requests_seconds_bucket");
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
