package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The default rows that a migration inserts for every organization. */
class DefaultRowsIT extends ServerTest {

    private static final List<String> METRICS = List.of(
            "system-active-users-this-week",
            "system-busiest-hours",
            "system-changes-by-type",
            "system-critical-events-this-month",
            "system-events-today");

    private Session owner;
    private Session viewer;

    @BeforeEach
    void createOrganization(TestInfo test) {
        Database rows = new Database(database);
        String organization = rows.organization(
                "org-new-" + test.getTestMethod().orElseThrow().getName(), "FREE");
        owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
        viewer = api.as(rows.member("viewer-of-" + organization, organization, "VIEWER"));
    }

    @Test
    void areOfferedWithoutAWidget() {
        JsonNode dashboard = viewer.get("").isStatus(200).json();

        assertThat(dashboard.path("widgets")).isEmpty();
        assertThat(ids(dashboard.path("metrics"))).containsAll(METRICS);
        assertThat(ids(dashboard.path("quickActions"))).contains("system-review-activity");
        assertThat(ids(dashboard.path("quickActions"))).doesNotContain("system-manage-members");
    }

    @Test
    void areCalculated() {
        owner.post(
                        "/activities",
                        Map.of(
                                "title", "The first order",
                                "type", "USER_ACTION",
                                "entityType", "order",
                                "entityId", "1",
                                "action", "created"))
                .isStatus(201);

        for (String id : METRICS) {
            Answer value = viewer.get("/metrics/" + id + "/value").isStatus(200);
            assertThat(value.text("/status")).as(id).isEqualTo("NORMAL");
        }
        assertThat(viewer.get("/metrics/system-events-today/value")
                        .json()
                        .path("value")
                        .asInt())
                .isPositive();
    }

    @Test
    void omitAMetricThatAWidgetShows() {
        owner.post(
                        "/widgets",
                        Map.of(
                                "name", "Events",
                                "type", "KPI_CARD",
                                "config", Map.of(),
                                "position", Map.of("x", 0, "y", 0, "w", 3, "h", 2),
                                "dataSource", "metric:system-events-today"))
                .isStatus(201);

        JsonNode dashboard = owner.get("").isStatus(200).json();

        assertThat(dashboard.at("/widgets/0/data/metric/id").asText()).isEqualTo("system-events-today");
        assertThat(ids(dashboard.path("metrics"))).doesNotContain("system-events-today");
    }

    @Test
    void cannotBeChangedByTheOrganization() {
        Answer metric = owner.get("/metrics/system-events-today").isStatus(200);

        owner.ifMatch(metric.etag())
                .patch("/metrics/system-events-today", Map.of("name", "Ours"))
                .isStatus(403);
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }
}
