package dev.tenantboard.widget;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Queries;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WidgetIT extends ServerTest {

    @Test
    void createsAWidgetAndReadsItBack() {
        Answer created = api.as(ACME_OWNER).post("/widgets", chart("Open deals"));

        assertThat(created.isStatus(201).header("Location")).endsWith("/api/v1/dashboard/widgets/" + created.id());
        Answer read = api.as(ACME_OWNER).get("/widgets/" + created.id()).isStatus(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag()).isEqualTo(read.text("/etag"));
        assertThat(read.text("/createdBy")).isEqualTo(ACME_OWNER.userId());
        assertThat(read.body()).contains("\"value\":3.14159265358979323846");
    }

    @Test
    void answersNotModifiedForTheCurrentEtag() {
        Answer created = api.as(ACME_OWNER).post("/widgets", chart("Cached"));

        Answer again = api.as(ACME_OWNER).ifNoneMatch(created.etag()).get("/widgets/" + created.id());

        assertThat(again.isStatus(304).etag()).isEqualTo(created.etag());
        assertThat(again.body()).isEmpty();
    }

    @Test
    void replacesPatchesAndDeletesOnlyWithTheLatestEtag() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/widgets", chart("First"));
        String path = "/widgets/" + created.id();

        owner.put(path, chart("Second")).isProblem(428);
        owner.ifMatch("*").put(path, chart("Second")).isProblem(412);
        owner.ifMatch("abc").put(path, chart("Second")).isProblem(400).pointsTo("If-Match");
        assertThat(owner.ifNoneMatch(owner.get(path).etag())
                        .get(path)
                        .isStatus(304)
                        .headers()
                        .allValues("ETag"))
                .hasSize(1);
        Answer replaced =
                owner.ifMatch(created.etag()).put(path, chart("Second")).isStatus(200);
        owner.ifMatch(created.etag()).put(path, chart("Third")).isProblem(412);
        Answer patched = owner.ifMatch(replaced.etag())
                .patch(path, Map.of("title", "Patched", "config", Map.of("smooth", true)))
                .isStatus(200);
        owner.ifMatch(replaced.etag()).delete(path).isProblem(412);

        assertThat(patched.text("/name")).isEqualTo("Second");
        assertThat(patched.text("/title")).isEqualTo("Patched");
        assertThat(patched.text("/config/color")).isEqualTo("blue");
        assertThat(patched.text("/config/smooth")).isEqualTo("true");
        owner.ifMatch(patched.etag()).delete(path).isStatus(204);
        owner.get(path).isProblem(404);
    }

    @Test
    void removesAFieldWithNullInAPatch() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/widgets", chart("To be emptied"));
        var removal = new HashMap<String, Object>();
        removal.put("chartType", null);

        Answer patched = owner.ifMatch(created.etag()).patch("/widgets/" + created.id(), removal);

        assertThat(patched.isStatus(200).json().get("chartType").isNull()).isTrue();
    }

    @Test
    void hidesWidgetsOfOtherTenants() {
        Answer created = api.as(GLOBEX_OWNER).post("/widgets", chart("Secret"));

        Answer read = api.as(ACME_OWNER).get("/widgets/" + created.id());
        Answer unknown = api.as(ACME_OWNER).get("/widgets/unknown");

        read.isProblem(404);
        assertThat(read.text("/detail")).isEqualTo(unknown.isStatus(404).text("/detail"));
        assertThat(api.as(ACME_OWNER).get("/widgets?limit=100").body()).doesNotContain(created.id());
    }

    @Test
    void letsMembersChangeOnlyTheirOwnWidgets() {
        Answer ownersWidget = api.as(ACME_OWNER).post("/widgets", chart("Owner's"));
        Answer membersWidget =
                api.as(ACME_MEMBER).post("/widgets", chart("Member's")).isStatus(201);
        Session member = api.as(ACME_MEMBER);

        member.ifMatch(ownersWidget.etag())
                .delete("/widgets/" + ownersWidget.id())
                .isProblem(403);
        member.ifMatch(membersWidget.etag())
                .delete("/widgets/" + membersWidget.id())
                .isStatus(204);
        api.as(ACME_VIEWER).post("/widgets", chart("Viewer's")).isProblem(403);
    }

    @Test
    void hidesWidgetsWhosePermissionsTheMemberLacks() {
        var restricted = new HashMap<>(chart("Salaries"));
        restricted.put("permissions", List.of("salaries:read"));
        Answer created = api.as(ACME_OWNER).post("/widgets", restricted).isStatus(201);

        api.as(ACME_MEMBER).get("/widgets/" + created.id()).isProblem(404);
        assertThat(api.as(ACME_MEMBER).get("/widgets?limit=100").isStatus(200).body())
                .doesNotContain(created.id());
    }

    @Test
    void refusesPermissionsThatTheMemberLacks() {
        var restricted = new HashMap<>(chart("Out of reach"));
        restricted.put("permissions", List.of("salaries:read"));

        api.as(ACME_MEMBER).post("/widgets", restricted).isProblem(422).pointsTo("/permissions");
    }

    @Test
    void refusesAPatchThatMakesTheConfigurationTooLarge() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/widgets", chart("Growing"));
        Map<String, Object> half = Map.of("config", Map.of("series", series(20, 300)));
        Map<String, Object> otherHalf = Map.of("config", Map.of("referenceLines", List.of("x".repeat(30_000))));

        Answer grown = owner.ifMatch(created.etag())
                .patch("/widgets/" + created.id(), half)
                .isStatus(200);
        owner.ifMatch(grown.etag())
                .patch("/widgets/" + created.id(), otherHalf)
                .isProblem(422)
                .pointsTo("/config");
        var crowded = new HashMap<>(chart("Crowded"));
        crowded.put("config", Map.of("series", Collections.nCopies(2_000, Map.of())));
        owner.post("/widgets", crowded).isProblem(422).pointsTo("/config");
    }

    private static List<Map<String, Object>> series(int count, int size) {
        Map<String, Object> one = Map.of("measure", "m".repeat(size / 3), "label", "l".repeat(size / 3));
        return Collections.nCopies(count, one);
    }

    @Test
    void staysEditableAfterItsMetricIsDeleted() {
        Session owner = api.as(ACME_OWNER);
        Answer metric =
                owner.post("/metrics", Map.of("name", "Short-lived", "category", "SALES", "query", Queries.count()));
        var definition = new HashMap<>(chart("Of a metric"));
        definition.put("dataSource", "metric:" + metric.id());
        Answer widget = owner.post("/widgets", definition).isStatus(201);
        owner.ifMatch(metric.etag()).delete("/metrics/" + metric.id()).isStatus(204);

        Answer patched = owner.ifMatch(widget.etag()).patch("/widgets/" + widget.id(), Map.of("title", "Still here"));

        assertThat(patched.isStatus(200).text("/title")).isEqualTo("Still here");
        owner.post("/widgets", definition).isProblem(422).pointsTo("/dataSource");
    }

    @Test
    void continuesAListWithFiltersInAnotherOrder() {
        Session owner = api.as(ACME_OWNER);
        owner.post("/widgets", chart("One")).isStatus(201);
        owner.post("/widgets", chart("Two")).isStatus(201);

        Answer first = owner.get("/widgets?type=CHART&type=TABLE&type=WEATHER&limit=1");

        owner.get("/widgets?type=WEATHER&type=CHART&type=TABLE&limit=1&cursor=" + first.text("/next"))
                .isStatus(200);
    }

    @Test
    void listsByTypePageByPage() {
        Database rows = new Database(database);
        String organization = rows.organization("org-widget-pages", "FREE");
        Session owner = api.as(rows.member("user-widget-pages", organization, "OWNER"));
        for (int i = 0; i < 5; i++) {
            var weather = new HashMap<>(chart("Weather " + i));
            weather.put("type", "WEATHER");
            weather.put("config", Map.of("location", "Prague"));
            owner.post("/widgets", weather).isStatus(201);
        }

        Answer first = owner.get("/widgets?type=WEATHER&limit=3").isStatus(200);
        Answer second = owner.get("/widgets?type=WEATHER&limit=3&cursor=" + first.text("/next"));

        assertThat(first.json().get("items")).hasSize(3);
        assertThat(first.header("Link")).contains("rel=\"next\"").contains("cursor=" + first.text("/next"));
        assertThat(second.isStatus(200).json().at("/items/0/name").asText()).isEqualTo("Weather 3");
        assertThat(second.json().get("next").isNull()).isTrue();
        owner.get("/widgets?type=CHART&limit=3&cursor=" + first.text("/next"))
                .isProblem(400)
                .pointsTo("cursor");
    }

    private static Map<String, Object> chart(String name) {
        return Map.of(
                "name",
                name,
                "type",
                "CHART",
                "config",
                Map.of(
                        "color",
                        "blue",
                        "referenceLines",
                        List.of(Map.of("value", new BigDecimal("3.14159265358979323846")))),
                "position",
                Map.of("x", 0, "y", 0, "w", 4, "h", 3),
                "chartType",
                "line");
    }
}
