package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickActionIT extends ServerTest {

    @Test
    void createsAnActionAndReadsItBack() {
        Answer created = api.as(ACME_OWNER).post("/quick-actions", link("Reports", 0));

        assertThat(created.isStatus(201).header("Location"))
                .endsWith("/api/v1/dashboard/quick-actions/" + created.id());
        Answer read = api.as(ACME_VIEWER).get("/quick-actions/" + created.id()).isStatus(200);
        assertThat(read.json()).isEqualTo(created.json());
        api.as(ACME_OWNER)
                .ifNoneMatch(read.etag())
                .get("/quick-actions/" + created.id())
                .isStatus(304);
        assertThat(new Database(database)
                        .text(
                                "select concat_ws('|', action_type::text, required_role::text, coalesce(form_config::text, 'none'),"
                                        + " color, sort_order) from quick_actions where id = ?",
                                created.id()))
                .isEqualTo("NAVIGATION|{}|none|blue|0");
    }

    @Test
    void hasAnIconWithoutBeingGivenOne() {
        Session owner = api.as(ACME_OWNER);

        Answer created = owner.post(
                        "/quick-actions", "{\"name\":\"Go\",\"actionType\":\"NAVIGATION\",\"targetUrl\":\"/there\"}")
                .isStatus(201);

        assertThat(created.text("/icon")).isEqualTo("bolt");
    }

    @Test
    void replacesPatchesAndDeletesOnlyWithTheLatestEtag() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/quick-actions", link("First", 0));
        String path = "/quick-actions/" + created.id();

        owner.put(path, link("Second", 0)).isProblem(428);
        owner.ifMatch("*").delete(path).isProblem(412);
        Answer replaced =
                owner.ifMatch(created.etag()).put(path, link("Second", 1)).isStatus(200);
        owner.ifMatch(created.etag()).patch(path, "{}").isProblem(412);
        Answer patched = owner.ifMatch(replaced.etag())
                .patch(path, "{\"actionType\":\"MODAL_FORM\",\"targetUrl\":null,\"formConfig\":{\"type\":\"object\"}}")
                .isStatus(200);
        owner.ifMatch(patched.etag())
                .patch(path, "{\"formConfig\":null}")
                .isProblem(422)
                .pointsTo("/formConfig");
        owner.ifMatch(patched.etag())
                .patch(path, "{\"actionType\":\"NAVIGATION\"}")
                .isProblem(422)
                .pointsTo("/targetUrl");

        assertThat(patched.json().get("targetUrl").isNull()).isTrue();
        owner.ifMatch(patched.etag()).delete(path).isStatus(204);
        owner.get(path).isProblem(404);
    }

    @Test
    void keepsTheEtagAfterAUse() {
        Answer created =
                api.as(ACME_OWNER).post("/quick-actions", link("Used", 0)).isStatus(201);

        new Database(database)
                .update(
                        "update quick_actions set usage_count = usage_count + 1, last_used = now() where id = ?",
                        created.id());

        assertThat(api.as(ACME_OWNER).get("/quick-actions/" + created.id()).etag())
                .isEqualTo(created.etag());
    }

    @Test
    void listsActionsThatTheRoleMayRun() {
        String forMembers = create(ACME_OWNER, "requiredRole", List.of("MEMBER"));
        String forViewers = create(ACME_OWNER, "requiredRole", List.of("VIEWER"));
        String disabled = create(ACME_OWNER, "isEnabled", false);
        String call = api.as(ACME_OWNER)
                .post("/quick-actions", call(List.of()))
                .isStatus(201)
                .id();
        String viewersCall = api.as(ACME_OWNER)
                .post("/quick-actions", call(List.of("VIEWER")))
                .isStatus(201)
                .id();

        assertOffered(ACME_MEMBER, List.of(forMembers, call), List.of(forViewers, disabled, viewersCall));
        assertOffered(ACME_VIEWER, List.of(forViewers, viewersCall), List.of(forMembers, disabled, call));
        assertThat(Sheet.ids(api.as(ACME_OWNER), "/quick-actions?all=true"))
                .contains(forMembers, forViewers, disabled, call, viewersCall);
        assertThat(Sheet.ids(api.as(ACME_OWNER), "/quick-actions")).doesNotContain(forMembers, disabled);
        api.as(ACME_OWNER).get("/quick-actions/" + disabled).isStatus(200);
        api.as(ACME_MEMBER).get("/quick-actions?all=true").isProblem(403);
    }

    @Test
    void listsActionsThatTheTierMayRun() {
        String free = create(ACME_OWNER, "requiredTier", List.of("FREE", "STARTER"));
        String growth = create(ACME_OWNER, "requiredTier", List.of("GROWTH"));

        assertOffered(ACME_MEMBER, List.of(growth), List.of(free));
    }

    private String create(Caller caller, String field, Object value) {
        var body = new HashMap<>(link("For some", 0));
        body.put(field, value);
        return api.as(caller).post("/quick-actions", body).isStatus(201).id();
    }

    private void assertOffered(Caller caller, List<String> offered, List<String> hidden) {
        Session session = api.as(caller);
        List<String> listed = Sheet.ids(session, "/quick-actions");
        assertThat(listed).containsAll(offered).doesNotContainAnyElementsOf(hidden);
        offered.forEach(id -> session.get("/quick-actions/" + id).isStatus(200));
        hidden.forEach(id -> session.get("/quick-actions/" + id).isProblem(404));
    }

    @Test
    void letsOnlyOwnersAndAdministratorsWrite() {
        Answer created =
                api.as(ACME_OWNER).post("/quick-actions", link("Owner's", 0)).isStatus(201);

        for (Caller other : List.of(ACME_MEMBER, ACME_VIEWER)) {
            api.as(other).post("/quick-actions", link("Not allowed", 0)).isProblem(403);
            api.as(other)
                    .ifMatch(created.etag())
                    .patch("/quick-actions/" + created.id(), "{}")
                    .isProblem(403);
        }
    }

    @Test
    void letsOnlyThePlatformAdministratorChangeSystemRows() {
        Session platform = api.as(PLATFORM_ADMINISTRATOR);
        Answer created =
                platform.post("/quick-actions?scope=system", link("Help", 0)).isStatus(201);
        String path = "/quick-actions/" + created.id();

        Answer asTenant = api.as(GLOBEX_OWNER).get(path).isStatus(200);
        assertThat(asTenant.text("/isSystem")).isEqualTo("true");
        api.as(GLOBEX_OWNER)
                .ifMatch(asTenant.etag())
                .patch(path, "{\"name\":\"Taken over\"}")
                .isProblem(403);
        api.as(GLOBEX_OWNER).ifMatch(asTenant.etag()).delete(path).isProblem(403);
        api.as(GLOBEX_OWNER)
                .post("/quick-actions?scope=system", link("Planted", 0))
                .isProblem(403);
        Answer system = platform.get(path + "?scope=system").isStatus(200);
        Answer changed = platform.ifMatch(system.etag())
                .patch(path + "?scope=system", "{\"name\":\"Support\"}")
                .isStatus(200);
        assertThat(api.as(ACME_MEMBER).get(path).text("/name")).isEqualTo("Support");
        platform.ifMatch(changed.etag()).delete(path + "?scope=system").isStatus(204);
    }

    @Test
    void pagesThroughEqualSortKeys() {
        Database rows = new Database(database);
        String organization = rows.organization("org-action-pages", "FREE");
        Session owner = api.as(rows.member("user-action-pages", organization, "OWNER"));
        List<String> expected = IntStream.range(0, 10)
                .mapToObj(i -> owner.post("/quick-actions", link("Same path " + i, 7))
                        .isStatus(201)
                        .id())
                .toList();
        var added = new ArrayList<String>();

        List<String> ids = Sheet.ids(owner, "/quick-actions?actionType=NAVIGATION&isEnabled=true&limit=3", page -> {
            if (added.size() < 2) {
                added.add(owner.post("/quick-actions", link("Before", -added.size() - 1))
                        .isStatus(201)
                        .id());
            }
        });

        assertThat(ids).doesNotHaveDuplicates().containsAll(expected).doesNotContainAnyElementsOf(added);
        String cursor = owner.get("/quick-actions?limit=3").text("/next");
        owner.get("/quick-actions?limit=3&all=true&cursor=" + cursor)
                .isProblem(400)
                .pointsTo("cursor");
        api.as(ACME_OWNER)
                .get("/quick-actions?limit=3&cursor=" + cursor)
                .isProblem(400)
                .pointsTo("cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "blob:x",
                "//host",
                "///host",
                "/\\host",
                "\\\\host",
                "/\t/host",
                "/\n/host",
                "\t//host",
                " //host",
                "/.//host",
                "/..//host",
                "/a/../..//host",
                "http:host",
                "https://host/",
                "reports",
                "./reports",
                "?x",
                "#x",
                "",
                "/a b",
                "/%zz",
                "\u2028/x"
            })
    void refusesTargetsThatAreNotPathsOnTheSameOrigin(String target) {
        api.as(ACME_OWNER)
                .post("/quick-actions", action("NAVIGATION", target))
                .isProblem(422)
                .pointsTo("/targetUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://host/%0aalert(1)",
                "data:text/html,x",
                "ftp://host/",
                "file:///etc/passwd",
                "//host/",
                "/reports",
                "https:",
                "https://",
                "https:///x",
                "https:host",
                "https:/host",
                "https:\\\\host",
                "https://user@host/",
                "https://user:password@host/",
                "https://@host/",
                "https://host\\@other/",
                "https://host:x/",
                "https://host:99999/",
                "https://m\u00fcnchen.example/",
                "ht\ntps://host/",
                "https://ho\tst/",
                " https://host/",
                "https://%61.example/",
                ""
            })
    void refusesLinksThatAreNotWebAddresses(String target) {
        api.as(ACME_OWNER)
                .post("/quick-actions", action("EXTERNAL_LINK", target))
                .isProblem(422)
                .pointsTo("/targetUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:x", "/relative", "//host", "https://user@host/", "file:///etc/passwd"})
    void refusesEndpointsThatAreNotWebAddresses(String endpoint) {
        var body = new HashMap<>(call(List.of()));
        body.put("apiEndpoint", endpoint);

        api.as(ACME_OWNER).post("/quick-actions", body).isProblem(422).pointsTo("/apiEndpoint");
    }

    @Test
    void refusesEndpointsThatTheOperatorDoesNotAllow() {
        Session owner = api.as(ACME_OWNER);
        var body = new HashMap<>(call(List.of()));
        Answer allowed = owner.post("/quick-actions", body).isStatus(201);
        Session based = owner.ifMatch(allowed.etag());
        String place = "/quick-actions/" + allowed.id();
        for (String endpoint : List.of(
                "https://other.example.com/",
                "http://api.example.com/",
                "https://api.example.com:8443/",
                "https://api.example.com/#part",
                "https://api.example.com/%2e%2e/")) {
            body.put("apiEndpoint", endpoint);
            owner.post("/quick-actions", body).isProblem(422).pointsTo("/apiEndpoint");
            based.put(place, body).isProblem(422).pointsTo("/apiEndpoint");
            based.patch(place, Map.of("apiEndpoint", endpoint)).isProblem(422).pointsTo("/apiEndpoint");
        }
        api.as(PLATFORM_ADMINISTRATOR)
                .post("/quick-actions?scope=system", body)
                .isProblem(422)
                .pointsTo("/apiEndpoint");
    }

    @Test
    void changesActionsWhoseEndpointIsNoLongerAllowed() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/quick-actions", call(List.of())).isStatus(201);
        String place = "/quick-actions/" + created.id();
        new Database(database)
                .update(
                        "update quick_actions set api_endpoint = 'https://former.example.com/' where id = ?",
                        created.id());
        var whole = new HashMap<>(call(List.of()));
        whole.put("apiEndpoint", "https://former.example.com/");

        Answer patched = owner.ifMatch(created.etag())
                .patch(place, Map.of("name", "Renamed"))
                .isStatus(200);
        Answer replaced = owner.ifMatch(patched.etag()).put(place, whole).isStatus(200);
        Answer navigating = owner.ifMatch(replaced.etag())
                .patch(place, Map.of("actionType", "NAVIGATION", "targetUrl", "/there"))
                .isStatus(200);

        assertThat(navigating.text("/apiEndpoint")).isEqualTo("https://former.example.com/");
        owner.ifMatch(navigating.etag())
                .patch(place, Map.of("actionType", "WORKFLOW_TRIGGER"))
                .isProblem(422)
                .pointsTo("/apiEndpoint");
    }

    @Test
    void acceptsWebAddressesAndPathsOnTheSameOrigin() {
        for (String address : List.of(
                "https://example.com",
                "HTTPS://EXAMPLE.COM/a?b=c#d",
                "http://[::1]:8080/",
                "https://xn--mnchen-3ya.example/")) {
            api.as(ACME_OWNER)
                    .post("/quick-actions", action("EXTERNAL_LINK", address))
                    .isStatus(201);
        }
        for (String path : List.of("/", "/a/b?c=//d#e", "/a%20b")) {
            api.as(ACME_OWNER)
                    .post("/quick-actions", action("NAVIGATION", path))
                    .isStatus(201);
        }
    }

    @Test
    void acceptsAJsonSchemaAsForm() {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "required",
                List.of("amount"),
                "properties",
                Map.of("amount", Map.of("$ref", "#/$defs/money", "x-widget", "slider")),
                "$defs",
                Map.of("money", Map.of("type", "number", "minimum", 0)));

        Answer created = api.as(ACME_OWNER).post("/quick-actions", form(schema)).isStatus(201);

        assertThat(created.json().at("/formConfig/properties/amount/x-widget").asText())
                .isEqualTo("slider");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {}                                                                  | /formConfig/type
                {"type":"array"}                                                    | /formConfig/type
                {"type":"object","properties":{"a":{"minLength":"${7*7}"}}}         | /formConfig/properties/a/minLength
                {"type":"object","properties":{"a/b":{"$ref":"http://127.0.0.1/"}}} | /formConfig/properties/a~1b/$ref
                {"type":"object","properties":{"a":{"$ref":"#/$defs/Smuggled"}}}    | /formConfig/properties/a/$ref
                {"type":"object","properties":{"a":{"$id":"http://127.0.0.1/"}}}    | /formConfig/properties/a/$id
                {"type":"object","properties":{"a":{"$dynamicRef":"#Smuggled"}}}    | /formConfig/properties/a/$dynamicRef
                {"type":"object","properties":{"a":{"pattern":"(?<=x)y"}}}          | /formConfig/properties/a/pattern
                {"type":"object","properties":{"a":{"format":"Smuggled"}}}          | /formConfig/properties/a/format
                {"type":"object","$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a"}}} | /formConfig/$ref
                """)
    void refusesUnsafeFormSchemas(String schema, String pointer) {
        String body =
                "{\"name\":\"Form\",\"icon\":\"edit\",\"actionType\":\"MODAL_FORM\",\"formConfig\":" + schema + "}";

        Answer refused = api.as(ACME_OWNER).post("/quick-actions", body);

        refused.isProblem(422).doesNotEcho("127.0.0.1").doesNotEcho("Smuggled");
        assertThat(refused.json().path("errors").toString()).doesNotContain("49");
        assertThat(refused.text("/errors/0/pointer")).startsWith(pointer);
    }

    @Test
    void validatesTheFormOfEveryActionType() {
        var body = new HashMap<>(link("With a form", 0));
        body.put("formConfig", Map.of("type", "nothing"));

        api.as(ACME_OWNER).post("/quick-actions", body).isProblem(422);
    }

    private static Map<String, Object> form(Object schema) {
        return Map.of("name", "Form", "icon", "edit", "actionType", "MODAL_FORM", "formConfig", schema);
    }

    private static Map<String, Object> link(String name, int sortOrder) {
        return Map.of(
                "name",
                name,
                "icon",
                "list",
                "actionType",
                "NAVIGATION",
                "targetUrl",
                "/reports",
                "sortOrder",
                sortOrder);
    }

    private static Map<String, Object> action(String type, String target) {
        return Map.of("name", "Leads somewhere", "icon", "link", "actionType", type, "targetUrl", target);
    }

    private static Map<String, Object> call(List<String> roles) {
        return Map.of(
                "name",
                "Calls",
                "icon",
                "bolt",
                "actionType",
                "API_CALL",
                "apiEndpoint",
                "https://api.example.com/",
                "requiredRole",
                Collections.unmodifiableList(roles));
    }
}
