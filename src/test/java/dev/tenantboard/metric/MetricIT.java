package dev.tenantboard.metric;

import static dev.tenantboard.api.Callers.ACME_ADMIN;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Queries;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Sheet;
import dev.tenantboard.server.ServerTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricIT extends ServerTest {

    @Test
    void createsAMetricAndReadsItBack() {
        Answer created = api.as(ACME_OWNER).post("/metrics", metric("Revenue"));

        assertThat(created.isStatus(201).header("Location")).endsWith("/api/v1/dashboard/metrics/" + created.id());
        Answer read = api.as(ACME_VIEWER).get("/metrics/" + created.id()).isStatus(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag()).isEqualTo(read.text("/etag"));
        assertThat(read.text("/isSystem")).isEqualTo("false");
        api.as(ACME_OWNER)
                .ifNoneMatch(read.etag())
                .get("/metrics/" + created.id())
                .isStatus(304);
        api.as(ACME_OWNER)
                .ifNoneMatch("W/" + read.etag())
                .get("/metrics/" + created.id())
                .isStatus(304);
        api.as(ACME_OWNER).ifNoneMatch("\"x\"").get("/metrics/" + created.id()).isStatus(200);
    }

    @Test
    void storesEveryColumnInItsOwnType() {
        var body = new HashMap<>(metric("Typed"));
        body.put("permissions", List.of("finance:read", "sales:read"));
        body.put("targetValue", 1.5);
        var query = new HashMap<>(Queries.count());
        query.put("where", Map.of("field", "action", "op", "in", "values", List.of("won", "ü")));
        body.put("query", query);
        Answer created = api.as(ACME_OWNER).post("/metrics", body).isStatus(201);

        String row = new Database(database).text("""
                select concat_ws('|', category::text, pg_typeof(category), query->>'v', query->'where'->'values'->>1, permissions::text,
                    target_value, coalesce(warning_threshold::text, 'none'), coalesce(icon, 'none'), organization_id, created_by)
                from dashboard_metrics where id = ?""", created.id());

        assertThat(row)
                .isEqualTo(
                        "FINANCIAL|\"MetricCategory\"|1|ü|{finance:read,sales:read}|1.5|none|none|org-acme|user-acme-owner");
        String stored = new Database(database)
                .text(
                        "select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                + " from dashboard_metrics where id = ?",
                        created.id());
        assertThat(Instant.parse(stored)).isEqualTo(Instant.parse(created.text("/updatedAt")));
    }

    @Test
    void replacesPatchesAndDeletesWithTheLatestEtagOnly() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/metrics", metric("First"));
        String place = "/metrics/" + created.id();

        owner.put(place, metric("Second")).isProblem(428);
        owner.patch(place, "{}").isProblem(428);
        owner.delete(place).isProblem(428);
        owner.ifMatch("*").put(place, metric("Second")).isProblem(412);
        Answer replaced =
                owner.ifMatch(created.etag()).put(place, metric("Second")).isStatus(200);
        owner.ifMatch(created.etag()).put(place, metric("Third")).isProblem(412);
        Answer patched = owner.ifMatch(replaced.etag())
                .patch(place, "{\"unit\":\"USD\",\"targetValue\":null}")
                .isStatus(200);

        assertThat(patched.text("/name")).isEqualTo("Second");
        assertThat(patched.text("/unit")).isEqualTo("USD");
        assertThat(patched.json().get("targetValue").isNull()).isTrue();
        owner.ifMatch(patched.etag())
                .patch(place, "{\"name\":null}")
                .isProblem(422)
                .pointsTo("/name");
        owner.ifMatch(replaced.etag()).delete(place).isProblem(412);
        owner.ifMatch(patched.etag()).delete(place).isStatus(204);
        owner.get(place).isProblem(404);
        owner.ifMatch(patched.etag()).delete(place).isProblem(404);
    }

    @Test
    void movesTheTimeOfChangeStrictlyForward() {
        Session owner = api.as(ACME_OWNER);
        Answer latest = owner.post("/metrics", metric("Hasty")).isStatus(201);
        String place = "/metrics/" + latest.id();
        List<Instant> changes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            changes.add(Instant.parse(latest.text("/updatedAt")));
            String change = "{\"name\": \"Hasty %d\"}".formatted(i);
            latest = owner.ifMatch(latest.etag()).patch(place, change).isStatus(200);
        }

        assertThat(changes).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheEtagWhenOnlyTheValueChanges() {
        Answer created =
                api.as(ACME_OWNER).post("/metrics", metric("Refreshed")).isStatus(201);

        new Database(database)
                .update(
                        "update dashboard_metrics set cached_value = 42, last_calculated = now() where id = ?",
                        created.id());

        assertThat(api.as(ACME_OWNER).get("/metrics/" + created.id()).etag()).isEqualTo(created.etag());
    }

    @Test
    void letsExactlyOneOfTwoConcurrentChangesThrough() {
        Session owner = api.as(ACME_OWNER);
        Answer created = owner.post("/metrics", metric("Contested")).isStatus(201);
        Session based = owner.ifMatch(created.etag());

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        based.put("/metrics/" + created.id(), metric("No " + i)).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
    }

    @Test
    void letsOwnersAndAdministratorsWriteOnly() {
        api.as(ACME_ADMIN).post("/metrics", metric("Admin's")).isStatus(201);
        Answer owners = api.as(ACME_OWNER).post("/metrics", metric("Owner's")).isStatus(201);

        for (Caller other : List.of(ACME_MEMBER, ACME_VIEWER)) {
            api.as(other).post("/metrics", metric("Not allowed")).isProblem(403);
            api.as(other)
                    .ifMatch(owners.etag())
                    .delete("/metrics/" + owners.id())
                    .isProblem(403);
        }
    }

    @Test
    void hidesMetricsWhosePermissionsTheMemberLacks() {
        Database rows = new Database(database);
        Caller trusted = rows.member("user-metric-trusted", "org-acme", "MEMBER", "finance:read", "sales:read");
        Caller halfTrusted = rows.member("user-metric-half", "org-acme", "MEMBER", "finance:read");
        var body = new HashMap<>(metric("Salaries"));
        body.put("permissions", List.of("finance:read", "sales:read"));
        String id = api.as(ACME_OWNER).post("/metrics", body).isStatus(201).id();

        api.as(trusted).get("/metrics/" + id).isStatus(200);
        api.as(halfTrusted).get("/metrics/" + id).isProblem(404);
        assertThat(Sheet.ids(api.as(trusted), "/metrics")).contains(id);
        assertThat(Sheet.ids(api.as(halfTrusted), "/metrics")).doesNotContain(id);
    }

    @Test
    void leavesSystemRowsToThePlatformAdministrator() {
        Session platform = api.as(PLATFORM_ADMINISTRATOR);
        Answer created =
                platform.post("/metrics?scope=system", metric("Everybody's")).isStatus(201);
        String place = "/metrics/" + created.id();

        assertThat(created.text("/isSystem")).isEqualTo("true");
        platform.absolute().get(created.header("Location")).isStatus(200);
        Answer asTenant = api.as(GLOBEX_OWNER).get(place).isStatus(200);
        assertThat(Sheet.ids(api.as(GLOBEX_OWNER), "/metrics")).contains(created.id());
        api.as(GLOBEX_OWNER)
                .ifMatch(asTenant.etag())
                .put(place, metric("Taken over"))
                .isProblem(403);
        api.as(GLOBEX_OWNER).ifMatch(asTenant.etag()).delete(place).isProblem(403);
        api.as(GLOBEX_OWNER).get("/metrics?scope=system").isProblem(403);
        assertThat(Sheet.ids(platform, "/metrics?scope=system")).contains(created.id());
        Answer system = platform.get(place + "?scope=system").isStatus(200);
        platform.ifMatch(system.etag()).delete(place + "?scope=system").isStatus(204);
        api.as(GLOBEX_OWNER).get(place).isProblem(404);
    }

    @Test
    void listsByCategoryToTheEndWithoutGapsOrDoubles() {
        String organization = new Database(database).organization("org-metric-pages", "FREE");
        Caller caller = new Database(database).member("user-metric-pages", organization, "OWNER");
        Session owner = api.as(caller);
        List<String> expected = IntStream.range(0, 11)
                .mapToObj(i -> owner.post("/metrics", metric("Page " + i))
                        .isStatus(201)
                        .id())
                .toList();
        new Database(database)
                .update(
                        "update dashboard_metrics set created_at = '2026-01-01Z' where organization_id = ?",
                        organization);

        var added = new ArrayList<String>();
        List<String> ids = Sheet.ids(owner, "/metrics?category=FINANCIAL&category=SALES&limit=3", page -> {
            if (added.size() < 2) {
                added.add(owner.post("/metrics", metric("Meanwhile"))
                        .isStatus(201)
                        .id());
            }
        });

        assertThat(ids).doesNotHaveDuplicates().containsAll(expected).containsAll(added);
        assertThat(ids.subList(0, 11)).isSorted();
    }

    private static Map<String, Object> metric(String name) {
        return Map.of(
                "name", name, "category", "FINANCIAL", "query", Queries.count(), "unit", "EUR", "targetValue", 100);
    }
}
