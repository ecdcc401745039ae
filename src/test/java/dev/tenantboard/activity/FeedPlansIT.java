package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.Seed;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What reading the feed costs depends on the page and not on the history: how many rows and blocks the product's statements
 * touched, of a small organization and of a large one among others.
 */
class FeedPlansIT extends ServerTest {

    private static final int ROWS = Seed.isHeavy() ? 1_000_000 : 60_000;
    private static final int LARGE = Seed.isHeavy() ? 300_000 : 18_000;
    private static final int SMALL = 300;

    /** What only some of the oldest activities have. */
    private static final int RARE = 40;

    /** A page of 25 activities; a look for the caller's marks of each; what is pinned or archived. */
    private static final int PAGE_ROWS = 400;

    private static final int PAGE_BLOCKS = 900;

    /** The unread, up to 1,000, with a look for the caller's marks of each. */
    private static final int COUNT_ROWS = 4_000;

    private static final int COUNT_BLOCKS = 12_000;

    private final Map<Integer, Caller> readers = new HashMap<>();
    private Database rows;

    /** @param blocks of eight kilobytes, read or found in memory */
    private record Cost(long rows, long blocks) {

        Cost plus(Cost other) {
            return new Cost(rows + other.rows, blocks + other.blocks);
        }

        static Cost of(JsonNode plan) {
            JsonNode root = plan.get("Plan");
            return new Cost(
                    scanned(root),
                    root.path("Shared Hit Blocks").asLong()
                            + root.path("Shared Read Blocks").asLong());
        }

        private static long scanned(JsonNode node) {
            long rows = 0;
            if (node.path("Node Type").asText().contains("Scan")) {
                double each = node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble()
                        + node.path("Rows Removed by Index Recheck").asDouble();
                rows += Math.round(each * node.path("Actual Loops").asDouble());
            }
            for (JsonNode child : node.path("Plans")) {
                rows += scanned(child);
            }
            return rows;
        }
    }

    @Test
    void readsWhatThePageNeedsHoweverLongTheHistoryIs() {
        rows = Database.create(database, "feed_plans");
        Map<String, Cost> costs = new LinkedHashMap<>();
        List<String> excessive = new ArrayList<>();
        try (PlanTap tap = PlanTap.before(rows);
                OtherServer server = OtherServer.start("feed-plans", tap.settings())) {
            fill();
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                tap.set("plan_cache_mode", mode);
                for (int size : List.of(SMALL, LARGE)) {
                    Session reader = server.api().as(readers.get(size));
                    renewConnections(reader);
                    tap.take();
                    requests(size).forEach((name, request) -> {
                        request.apply(reader);
                        tap.take();
                        request.apply(reader);
                        List<JsonNode> plans = tap.take();
                        Cost cost = plans.stream()
                                .filter(plan -> plan.path("Query Text").asText().contains("activity_"))
                                .map(Cost::of)
                                .reduce(new Cost(0, 0), Cost::plus);
                        costs.put(
                                "%-34s %7d %s".formatted(name, size, mode.contains("generic") ? "generic" : "custom"),
                                cost);
                        boolean counts = name.contains("counts");
                        if (cost.rows > (counts ? COUNT_ROWS : PAGE_ROWS)
                                || cost.blocks > (counts ? COUNT_BLOCKS : PAGE_BLOCKS)) {
                            excessive.add(name + " of " + size + ", " + mode + ": " + cost + "\n" + plans);
                        }
                    });
                }
            }
        }
        print(costs);
        assertThat(excessive).isEmpty();
    }

    private static void print(Map<String, Cost> costs) {
        costs.forEach((name, cost) -> System.out.printf("%-52s %8d rows %8d blocks%n", name, cost.rows, cost.blocks));
    }

    /** Settings of the role hold for connections that are made later; the pool replaces what was cut. */
    private void renewConnections(Session reader) {
        rows.text("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'tenantboard_app'"
                + " and datname = '" + rows.name() + "'");
        Answer answer = reader.get("/activities?limit=1");
        for (int i = 0; answer.status() != 200 && i < 50; i++) {
            answer = reader.get("/activities?limit=1");
        }
        answer.isStatus(200);
    }

    private static Map<String, Function<Session, Answer>> requests(int size) {
        Map<String, Function<Session, Answer>> requests = new LinkedHashMap<>();
        requests.put("first page", reader -> ok(reader.get("/activities")));
        requests.put(
                "later page",
                reader -> ok(reader.get("/activities?cursor="
                        + reader.get("/activities?limit=100").json().get("next").asText() + "&limit=25")));
        for (String filter : List.of(
                "type=WORKFLOW_UPDATE",
                "severity=CRITICAL",
                "entityType=rare",
                "entityId=rare",
                "action=rare",
                "userId=rare-user",
                "type=USER_ACTION",
                "severity=INFO",
                "entityType=order",
                "userId=writer",
                "type=WORKFLOW_UPDATE&type=INTEGRATION_EVENT",
                "severity=CRITICAL&severity=ERROR",
                "entityId=rare&entityId=none",
                "userId=rare-user&userId=none",
                "since=2025-01-01T00:00:00Z&until=2025-01-02T00:00:00Z",
                "until=2024-01-02T00:00:00Z",
                "state=unread",
                "state=pinned",
                "state=archived")) {
            requests.put(filter, reader -> ok(reader.get("/activities?" + filter)));
        }
        requests.put("counts", reader -> ok(reader.get("/activities/counts")));
        requests.put("/dashboard", reader -> ok(reader.absolute().get("/api/v1/dashboard")));
        requests.put(
                "marks by ids",
                reader -> reader.post(
                                "/activities/marks",
                                Map.of(
                                        "ids",
                                        IntStream.range(0, 25)
                                                .mapToObj(n -> "of-" + size + "-" + (n + 1))
                                                .toList(),
                                        "isRead",
                                        true))
                        .isStatus(207));
        requests.put(
                "read up to",
                reader -> reader.post("/activities/marks", Map.of("readUpTo", "of-" + size + "-" + (size / 2)))
                        .isStatus(207));
        requests.put("counts after", reader -> ok(reader.get("/activities/counts")));
        return requests;
    }

    private static Answer ok(Answer answer) {
        return answer.isStatus(200);
    }

    /** In the order of time, as it grows, those of the organizations among each other. */
    private void fill() {
        rows.update("alter table activity_feeds disable trigger all");
        rows.update("insert into organizations (id, name, slug) select 'rest-' || n, 'Rest', 'rest-' || n"
                + " from generate_series(0, 999) n");
        for (int size : List.of(SMALL, LARGE)) {
            rows.organization("of-" + size, "CUSTOM");
            readers.put(size, rows.member("reader-" + size, "of-" + size, "ADMIN"));
        }
        rows.update("""
                insert into users (id, email) values ('writer', 'writer@example.com'), ('rare-user', 'rare@example.com')""");
        rows.update("""
                insert into activity_feeds
                    (id, title, type, entity_type, entity_id, action, severity, created_at, organization_id, user_id,
                    is_read, is_pinned, is_archived)
                select o.id || '-' || o.n, 'Changed',
                    (case when o.n <= ? then 'WORKFLOW_UPDATE' else 'USER_ACTION' end)::"ActivityType",
                    case when o.n <= ? then 'rare' when o.n % 2 = 0 then 'order' else 'deal' end,
                    case when o.n <= ? then 'rare' else 'e' || o.n % 5000 end,
                    case when o.n <= ? then 'rare' when o.n % 3 = 0 then 'changed' else 'created' end,
                    (case when o.n <= ? then 'CRITICAL' when o.n % 50 = 0 then 'WARNING' else 'INFO' end)::"ActivitySeverity",
                    timestamptz '2026-01-01Z' - (1 - o.n / o.size) * interval '700 days', o.id,
                    case when o.n <= ? then 'rare-user' else 'writer' end,
                    false, o.n % 5000 = 7, o.n % 5000 = 8
                from (
                    select 'of-' || s as id, n, s::float8 as size
                    from unnest(array[?, ?]) s, generate_series(1, s) n
                    union all
                    select 'rest-' || n % 1000, n, ?::float8
                    from generate_series(1, ?) n) o
                order by o.n / o.size
                """, RARE, RARE, RARE, RARE, RARE, RARE, SMALL, LARGE, ROWS - LARGE - SMALL, ROWS - LARGE - SMALL);
        rows.update("alter table activity_feeds enable trigger all");
        rows.update("""
                insert into activity_marks (organization_id, user_id, activity_id, is_read, is_pinned, is_archived)
                select 'of-' || s, 'reader-' || s, 'of-' || s || '-' || n * (s / 300),
                    case when n % 2 = 0 then n % 3 > 0 end, n = 60, n = 70
                from unnest(array[?, ?]) s, generate_series(1, 200) n""", SMALL, LARGE);
        rows.update("vacuum analyze activity_feeds");
        rows.update("vacuum analyze activity_marks");
    }
}
