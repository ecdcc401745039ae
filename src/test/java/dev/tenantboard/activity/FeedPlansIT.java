package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.database.PlanTap;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.UnusualServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What reading the feed costs depends on the page and not on the history: how many rows and blocks the product's statements
 * touched, of a small organization and of a large one among others.
 */
class FeedPlansIT extends UnusualServerTest {

    private static final int ROWS = Seed.isHeavy() ? 1_000_000 : 40_000;
    private static final int LARGE = Seed.isHeavy() ? 300_000 : 12_000;
    private static final int SMALL = 300;

    /**
     * Filters for which the feed is walked back until the page is full: where few activities match, to the beginning of the
     * history. Types other than SECURITY_EVENT, severities below WARNING, actions and users have no index of their own
     * beside the organization, since each one more is paid for by every writer (migration V7).
     */
    private static final Set<String> WALKS = Set.of(
            "type=WORKFLOW_UPDATE",
            "type=WORKFLOW_UPDATE&type=INTEGRATION_EVENT",
            "severity=SUCCESS",
            "action=rare",
            "userId=rare-user",
            "userId=rare-user&userId=none");

    /** What only some of the oldest activities have. */
    private static final int RARE = 40;

    /** A page of 25 activities; a look for the caller's marks of each; what is pinned or archived. */
    private static final int PAGE_ROWS = 600;

    private static final int PAGE_BLOCKS = 900;

    /** The unread, up to 1,000, with a look for the caller's marks of each. */
    private static final int COUNT_ROWS = 4_000;

    private static final int COUNT_BLOCKS = 12_000;

    private final Map<Integer, Caller> readers = new HashMap<>();

    @Test
    void readsWhatThePageNeedsHoweverLongTheHistoryIs() {
        List<String> excessive = new ArrayList<>();
        PlanTap tap = unusual.plans();
        tap.open();
        try {
            fill();
            // Whatever the server is set to, the product's statements are planned for the tenant that asks.
            tap.set("plan_cache_mode", "force_generic_plan");
            Map<String, PlanCost> small = costs(tap, SMALL);
            Map<String, PlanCost> large = costs(tap, LARGE);
            small.forEach((name, cost) -> print(name, cost, large.get(name)));
            excessive.addAll(excessive(SMALL, small));
            excessive.addAll(excessive(LARGE, large));
        } finally {
            tap.shut();
            cutConnections();
            // The pool validates a connection that was not used for a second, and so replaces all of them for the next
            // class.
            Pause.seconds(2);
        }
        assertThat(excessive).isEmpty();
    }

    /** The statements with the names that the product gives to activities and marks; each request is made twice. */
    private Map<String, PlanCost> costs(PlanTap tap, int size) {
        Map<String, PlanCost> costs = new LinkedHashMap<>();
        Session reader = api.as(readers.get(size));
        renewConnections(reader);
        requests(size).forEach((name, request) -> {
            request.apply(reader);
            tap.take();
            request.apply(reader);
            costs.put(
                    name,
                    PlanCost.of(tap.take().stream()
                            .filter(plan -> plan.path("Query Text").asText().contains("activity_"))
                            .toList()));
        });
        return costs;
    }

    private static List<String> excessive(int size, Map<String, PlanCost> costs) {
        return costs.entrySet().stream()
                .filter(each -> !WALKS.contains(each.getKey()) && !isBounded(each.getKey(), each.getValue()))
                .map(each -> each.getKey() + " of " + size + ": " + each.getValue())
                .toList();
    }

    private static boolean isBounded(String name, PlanCost cost) {
        return name.contains("counts") || name.equals("/dashboard")
                ? cost.isWithin(COUNT_ROWS, COUNT_BLOCKS)
                : cost.isWithin(PAGE_ROWS, PAGE_BLOCKS);
    }

    private static void print(String name, PlanCost small, PlanCost large) {
        System.out.printf(
                "%-48s %6d rows %6d blocks of %d, %7d rows %7d blocks of %d: %s%n",
                name,
                small.rows(),
                small.blocks(),
                SMALL,
                large.rows(),
                large.blocks(),
                LARGE,
                String.join(" ", large.paths()));
    }

    /** Settings of the role hold for connections that are made later; the pool replaces what was cut. */
    private void renewConnections(Session reader) {
        cutConnections();
        Answer answer = reader.get("/activities?limit=1");
        for (int i = 0; answer.status() != 200 && i < 50; i++) {
            answer = reader.get("/activities?limit=1");
        }
        answer.isStatus(200);
    }

    private void cutConnections() {
        rows.text("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'tenantboard_app'"
                + " and datname = '" + rows.name() + "'");
    }

    private static Map<String, Function<Session, Answer>> requests(int size) {
        Map<String, Function<Session, Answer>> requests = new LinkedHashMap<>();
        requests.put("first page", reader -> ok(reader.get("/activities")));
        requests.put(
                "later page",
                reader -> ok(reader.get("/activities?cursor="
                        + reader.get("/activities?limit=100").json().get("next").asText() + "&limit=25")));
        for (String filter : List.of(
                "type=SECURITY_EVENT",
                "severity=CRITICAL",
                "severity=CRITICAL&severity=ERROR",
                "severity=ERROR",
                "severity=WARNING&severity=CRITICAL",
                "type=USER_ACTION",
                "severity=INFO",
                "entityType=rare",
                "entityType=order",
                "entityType=rare&entityId=rare",
                "entityId=rare",
                "entityId=rare&entityId=none",
                "userId=writer",
                "type=WORKFLOW_UPDATE",
                "type=WORKFLOW_UPDATE&type=INTEGRATION_EVENT",
                "severity=SUCCESS",
                "action=rare",
                "userId=rare-user",
                "userId=rare-user&userId=none",
                "since=2025-01-01T00:00:00Z&until=2025-01-02T00:00:00Z",
                "until=2024-03-02T00:00:00Z",
                "state=unread",
                "state=pinned",
                "state=archived")) {
            requests.put(filter, reader -> ok(reader.get("/activities?" + filter)));
        }
        requests.put("counts", reader -> ok(reader.get("/activities/counts")));
        requests.put("/dashboard", reader -> ok(reader.absolute().get("/api/v1/dashboard")));
        requests.put(
                "mark of one", reader -> ok(reader.put("/activities/of-" + size + "-7/marks", Map.of("isRead", true))));
        requests.put(
                "mark of the organization",
                reader -> ok(reader.patch("/activities/of-" + size + "-9", Map.of("isRead", true))));
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
        rows.update(
                """
                insert into activity_feeds
                    (id, title, type, entity_type, entity_id, action, severity, created_at, organization_id, user_id,
                    is_read, is_pinned, is_archived)
                select o.id || '-' || o.n, 'Changed',
                    (case when o.n <= ? then 'SECURITY_EVENT' when o.n <= 2 * ? then 'WORKFLOW_UPDATE' else 'USER_ACTION' end)::"ActivityType",
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
                """,
                RARE, RARE, RARE, RARE, RARE, RARE, RARE, SMALL, LARGE, ROWS - LARGE - SMALL, ROWS - LARGE - SMALL);
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
