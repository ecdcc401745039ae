package dev.tenantboard.dashboard;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PreferencesIT extends ServerTest {

    private Database rows;
    private Caller caller;
    private Session user;

    @BeforeEach
    void createOrganization(TestInfo test) {
        rows = new Database(database);
        caller = rows.member("prefers-" + test.getTestMethod().orElseThrow().getName(), ACME, "VIEWER");
        user = api.as(caller);
    }

    @Test
    void answersADefaultUntilTheFirstChange() {
        shortcuts(ACME_OWNER, "orders");
        Answer standard = user.get("/preferences").isStatus(200);

        assertThat(standard.text("/theme")).isEqualTo("LIGHT");
        assertThat(standard.json().get("updatedAt").isNull()).isTrue();
        assertThat(stored()).isEqualTo("0");
        user.ifNoneMatch(standard.etag()).get("/preferences").isStatus(304);
        user.put("/preferences", "{}").isProblem(428);
        user.ifMatch("*").put("/preferences", "{}").isProblem(412);

        Answer first = user.ifMatch(standard.etag())
                .put("/preferences", Map.of("theme", "DARK", "pinnedModules", List.of("orders")));

        assertThat(first.isStatus(200).text("/theme")).isEqualTo("DARK");
        assertThat(stored()).isEqualTo("1");
        user.ifMatch(standard.etag()).put("/preferences", "{}").isProblem(412);
        Answer patched = user.ifMatch(first.etag())
                .patch("/preferences", "{\"density\":\"COMPACT\",\"theme\":null}")
                .isStatus(200);
        assertThat(patched.text("/theme")).isEqualTo("LIGHT");
        assertThat(patched.text("/pinnedModules/0")).isEqualTo("orders");
        assertThat(user.get("/preferences").json()).isEqualTo(patched.json());
    }

    @Test
    void acceptsExactlyOneOfConcurrentChanges() {
        acceptsExactlyOne();
        assertThat(stored()).isEqualTo("1");

        acceptsExactlyOne();
    }

    private void acceptsExactlyOne() {
        Session based = user.ifMatch(user.get("/preferences").etag());

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> based.put("/preferences", "{}").status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
    }

    @Test
    void keepsALayoutForEachOrganization() {
        rows.update(
                "insert into organization_members (id, user_id, organization_id, role) values (?, ?, ?, 'VIEWER')",
                caller.userId() + "-second",
                caller.userId(),
                GLOBEX);
        String acmes = widget(ACME_OWNER);
        String globexs = widget(GLOBEX_OWNER);
        Session inGlobex = api.as(caller.in(GLOBEX));

        Answer inAcme = user.ifMatch(user.get("/preferences").etag())
                .put("/preferences", Map.of("layout", List.of(placement(acmes, 0)), "theme", "DARK"))
                .isStatus(200);
        Answer before = inGlobex.get("/preferences").isStatus(200);
        assertThat(before.json().get("layout")).isEmpty();
        assertThat(before.text("/theme")).isEqualTo("DARK");
        assertThat(before.etag()).isNotEqualTo(inAcme.etag());
        inGlobex.ifMatch(inAcme.etag()).put("/preferences", "{}").isProblem(412);
        inGlobex.ifMatch(before.etag())
                .put("/preferences", Map.of("layout", List.of(placement(globexs, 3))))
                .isStatus(200);

        Answer again = user.get("/preferences").isStatus(200);
        assertThat(again.text("/layout/0/widgetId")).isEqualTo(acmes);
        assertThat(again.text("/theme")).isEqualTo("LIGHT");
        assertThat(again.body()).doesNotContain(globexs);
    }

    @Test
    void staysEditableAfterAPlacedWidgetIsDeleted() {
        String widget = widget(ACME_OWNER);
        Answer placed = user.ifMatch(user.get("/preferences").etag())
                .put("/preferences", Map.of("layout", List.of(placement(widget, 0))))
                .isStatus(200);
        Session owner = api.as(ACME_OWNER);
        owner.ifMatch(owner.get("/widgets/" + widget).etag())
                .delete("/widgets/" + widget)
                .isStatus(204);

        Answer patched = user.ifMatch(placed.etag()).patch("/preferences", Map.of("theme", "DARK"));

        assertThat(patched.isStatus(200).text("/theme")).isEqualTo("DARK");
    }

    @Test
    void refusesInvalidLayouts() {
        String widget = widget(ACME_OWNER);
        String other = widget(ACME_OWNER);
        String foreign = widget(GLOBEX_OWNER);
        var wide = new HashMap<>(placement(widget, 10));
        wide.put("w", 4);

        refused(Map.of("layout", List.of(placement(widget, 0), placement(other, 1))), "/layout/1");
        refused(Map.of("layout", List.of(placement(widget, 0), placement(widget, 6))), "/layout/1/widgetId");
        refused(Map.of("layout", List.of(wide)), "/layout/0");
        refused(Map.of("layout", List.of(placement("unknown", 0))), "/layout/0/widgetId");
        refused(Map.of("layout", List.of(placement(foreign, 0))), "/layout/0/widgetId");
        refused(Map.of("layout", List.of(placement(widget, -1))), "/layout/0/x");
        refused(Map.of("widgets", List.of(widget, foreign)), "/widgets/1");
        refused(Map.of("quickActions", List.of("unknown")), "/quickActions/0");
        refused(Map.of("pinnedModules", List.of("", " ")), "/pinnedModules/0", "/pinnedModules/1");
        refused(Map.of("mediumLayout", List.of(placement(widget, 4))), "/mediumLayout/0");
        refused(Map.of("mediumLayout", List.of(placement(foreign, 0))), "/mediumLayout/0/widgetId");
        refused(Map.of("mediumLayout", List.of(placement(widget, 0), placement(other, 2))), "/mediumLayout/1");
        refused(Map.of("mediumLayout", List.of(wide)), "/mediumLayout/0");
        refused(Map.of("narrowLayout", List.of(placement(widget, 0))), "/narrowLayout/0");
        refused(Map.of("narrowLayout", List.of(narrow(widget, 0), narrow(other, 1))), "/narrowLayout/1");
        refused(Map.of("narrowLayout", List.of(narrow(widget, 0), narrow(widget, 4))), "/narrowLayout/1/widgetId");
        refused(
                Map.of("layout", List.of(placement("unknown", 0)), "narrowLayout", List.of(narrow("unknown", 0))),
                "/layout/0/widgetId",
                "/narrowLayout/0/widgetId");
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void keepsLayoutsForThreeWidthsSideBySide() {
        String widget = widget(ACME_OWNER);
        String other = widget(ACME_OWNER);
        Answer stored = user.ifMatch(user.get("/preferences").etag())
                .put(
                        "/preferences",
                        Map.of(
                                "layout", List.of(placement(widget, 9), placement(other, 0)),
                                "mediumLayout", List.of(placement(widget, 0), placement(other, 3)),
                                "narrowLayout", List.of(narrow(other, 0))))
                .isStatus(200);

        Answer patched = user.ifMatch(stored.etag())
                .patch("/preferences", Map.of("narrowLayout", List.of(narrow(other, 5), narrow(widget, 0))))
                .isStatus(200);
        Answer removed = user.ifMatch(patched.etag())
                .patch("/preferences", "{\"mediumLayout\":null}")
                .isStatus(200);

        assertThat(stored.json().path("mediumLayout")).hasSize(2);
        assertThat(patched.json().path("mediumLayout")).isEqualTo(stored.json().path("mediumLayout"));
        assertThat(patched.text("/narrowLayout/0/y")).isEqualTo("5");
        assertThat(removed.json().path("mediumLayout")).isEmpty();
        assertThat(removed.json().path("layout")).isEqualTo(stored.json().path("layout"));
        assertThat(removed.json().path("narrowLayout")).isEqualTo(patched.json().path("narrowLayout"));
        assertThat(user.get("/preferences").json()).isEqualTo(removed.json());
    }

    @Test
    void pinsModulesOfAReadableWidget() {
        shortcuts(ACME_OWNER, "pinned-invoices", "pinned-orders");
        shortcuts(GLOBEX_OWNER, "pinned-secrets");
        var restricted = new HashMap<>(shortcut("pinned-salaries"));
        restricted.put("permissions", List.of("salaries:read"));
        api.as(ACME_OWNER).post("/widgets", restricted).isStatus(201);

        Answer pinned = user.ifMatch(user.get("/preferences").etag())
                .put("/preferences", Map.of("pinnedModules", List.of("pinned-orders", "pinned-invoices")));

        assertThat(pinned.isStatus(200).json().path("pinnedModules"))
                .extracting(JsonNode::asText)
                .containsExactly("pinned-orders", "pinned-invoices");
        refused(
                Map.of("pinnedModules", List.of("pinned-orders", "unknown", "pinned-secrets")),
                "/pinnedModules/1",
                "/pinnedModules/2");
        refused(Map.of("pinnedModules", List.of("pinned-salaries")), "/pinnedModules/0");
    }

    @Test
    void keepsAPinAfterItsModuleIsDeleted() {
        Answer widget = shortcuts(ACME_OWNER, "pinned-for-a-while");
        Answer pinned = user.ifMatch(user.get("/preferences").etag())
                .put("/preferences", Map.of("pinnedModules", List.of("pinned-for-a-while")))
                .isStatus(200);
        api.as(ACME_OWNER)
                .ifMatch(widget.etag())
                .delete("/widgets/" + widget.id())
                .isStatus(204);

        user.ifMatch(pinned.etag())
                .patch("/preferences", Map.of("theme", "DARK"))
                .isStatus(200);
    }

    @Test
    void refusesDuplicateIds() {
        String widget = widget(ACME_OWNER);

        refused(Map.of("widgets", List.of(widget, widget)), "/widgets/1");
    }

    private Answer shortcuts(Caller owner, String... modules) {
        return api.as(owner).post("/widgets", shortcut(modules)).isStatus(201);
    }

    private static Map<String, Object> shortcut(String... modules) {
        List<Map<String, String>> listed = Arrays.stream(modules)
                .map(id -> Map.of("id", id, "label", id, "url", "/" + id))
                .toList();
        return Map.of(
                "name",
                "Shortcuts",
                "type",
                "MODULE_SHORTCUTS",
                "config",
                Map.of("modules", listed),
                "position",
                Map.of("x", 0, "y", 0, "w", 3, "h", 2));
    }

    private void refused(Map<String, ?> preferences, String... pointers) {
        user.ifMatch(user.get("/preferences").etag())
                .put("/preferences", preferences)
                .isProblem(422)
                .pointsTo(pointers);
    }

    private String stored() {
        return rows.text("select count(*) from user_dashboards where user_id = ?", caller.userId());
    }

    private String widget(Caller owner) {
        return api.as(owner)
                .post(
                        "/widgets",
                        Map.of(
                                "name",
                                "Placed",
                                "type",
                                "CALENDAR",
                                "config",
                                Map.of(),
                                "position",
                                Map.of("x", 0, "y", 0, "w", 3, "h", 2)))
                .isStatus(201)
                .id();
    }

    private static Map<String, Object> narrow(String widget, int y) {
        return Map.of("widgetId", widget, "x", 0, "y", y, "w", 1, "h", 2);
    }

    private static Map<String, Object> placement(String widget, int x) {
        return Map.of("widgetId", widget, "x", x, "y", 0, "w", 3, "h", 2);
    }
}
