package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Session;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import dev.tenantboard.server.OtherServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Each operation sends as many statements as the documentation says, for any number of rows. */
@ResourceLock(OtherServer.LOCK)
class StatementsIT {

    private static final String MORE_ROWS = """
            insert into dashboard_widgets
                (id, name, type, config, position, data_source, organization_id, created_by)
            select '$-more-w' || n, 'More', 'CHART', '{}', '{"x": 0, "y": 0, "w": 2, "h": 2}',
                'metric:$-more-m' || n, '$-a', '$-a-owner'
            from generate_series(1, 100) n;
            insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id, user_id)
            select '$-more-a' || n, 'More', 'USER_ACTION', 'deal', '1', 'won', '$-a', '$-a-owner'
            from generate_series(1, 100) n;
            insert into quick_actions
                (id, name, icon, action_type, target_url, sort_order, organization_id, created_by)
            select '$-more-q' || n, 'More', 'chart', 'NAVIGATION', '/there', 1, '$-a', '$-a-owner'
            from generate_series(1, 100) n;
            insert into quick_actions (id, name, icon, action_type, target_url)
            select '$-more-s' || n, 'More', 'chart', 'NAVIGATION', '/there'
            from generate_series(1, 10) n;
            insert into dashboard_metrics (id, name, category, query, organization_id, created_by)
            select '$-more-m' || n, 'More', 'SALES',
                '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "value": "n"}', case when n > 10 then '$-a' end, '$-a-owner'
            from generate_series(1, 100) n;
            insert into dashboard_metric_values
                (organization_id, metric_id, value, status, calculated_at, due_at, definition_updated_at)
            select '$-a', id, 1, 'NORMAL', now(), '9999-01-01Z', updated_at
            from dashboard_metrics
            where id like '$-more-m%';
            insert into quick_action_runs
                (id, organization_id, quick_action_id, action_type, user_id, state, started_at, finished_at)
            select '$-more-r' || n, '$-a', '$-a-own-quick-actions', 'MODAL_FORM', '$-a-owner', 'SUCCEEDED', now(), now()
            from generate_series(1, 100) n;
            insert into dashboard_metric_history (organization_id, metric_id, calculated_at, status)
            select '$-a', '$-a-own-metrics', timestamptz '2026-01-01Z' + n * interval '1 minute', 'NORMAL'
            from generate_series(1, 100) n;
            """;

    private static final String CHOICE = """
            insert into user_dashboards (id, user_id, layout)
            values ('$-choice', '$-a-owner',
                '{"$-a": {"widgets": ["$-a-own-widgets"], "quickActions": ["$-s-system-quick-actions"]}}');
            """;

    private static final int LEAST_TIMES = 4;
    private static final int MOST_TIMES = 30;

    private final OwnServer server = OwnServer.shared();

    @Test
    void asksEachOperationsFixedNumberOfTimes() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());

            Map<String, QueryCounter.Count> few = counts(owner, world, "");
            Map<String, QueryCounter.Count> many = counts(owner, world, MORE_ROWS);

            assertThat(many).isEqualTo(few);
            assertDocumented(lines(few), line -> !line.contains("?"));
        }
    }

    private static void assertDocumented(List<String> lines, Predicate<String> which) {
        DocumentTable documented = DocumentTable.in("statements.md");
        assertThat(documented.lines().stream().filter(which))
                .as(() -> documented.file() + " should have these rows:\n" + String.join("\n", lines) + "\n")
                .isEqualTo(lines);
    }

    /** A quarter of the metrics counts rows of a condition, the others have a series, groups, or a sum. */
    private static final String WIDGETS = """
            insert into dashboard_metrics (id, name, category, query, organization_id, created_by)
            select '$-many-m' || n, 'Many', 'SALES', (array[
                    '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "where": {"field": "entityId",
                        "op": "eq", "value": "' || n || '"},
                        "time": {"field": "createdAt", "window": {"this": "month"}}, "value": "n"}',
                    '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}],
                        "time": {"field": "createdAt", "window": {"this": "day"}, "grain": "hour"}, "value": "n"}',
                    '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}],
                        "time": {"field": "createdAt", "window": {"this": "year"}},
                        "groupBy": [{"field": "severity"}], "value": "n"}',
                    '{"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "sum", "field": "metadata.amount",
                        "as": "number"}], "time": {"field": "createdAt", "window": {"rolling": "PT24H"}}, "value": "n"}'
                ])[1 + n %% 4]::jsonb, '$-a', '$-a-owner'
            from generate_series(1, %1$s) n;
            insert into dashboard_widgets
                (id, name, type, config, position, data_source, organization_id, created_by)
            select '$-many-w' || n, 'Many', 'CHART', '{}', '{"x": 0, "y": 0, "w": 2, "h": 2}',
                'metric:$-many-m' || n, '$-a', '$-a-owner'
            from generate_series(1, %1$s) n;
            insert into dashboard_metric_values
                (organization_id, metric_id, value, status, calculated_at, due_at, definition_updated_at)
            select '$-a', id, 1, 'NORMAL', now(), '9999-01-01Z', updated_at
            from dashboard_metrics
            where id like '$-many-m%%';
            """;

    private static final String MORE_ACTIVITIES = """
            insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id, user_id)
            select '$-more-a' || n, 'More', 'USER_ACTION', 'deal', (n %% 40)::text, 'won', '$-a', '$-a-owner'
            from generate_series(1, 1000) n;
            """.replace("%%", "%");

    private int days;

    @Test
    void readsADashboardInAFixedNumberOfStatements() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());
            List<String> lines = new ArrayList<>();
            for (int widgets : List.of(1, 12, 60)) {
                String board = WIDGETS.formatted(widgets);
                QueryCounter.Count few = least(() -> ranged(owner, world, board));
                QueryCounter.Count many = least(() -> ranged(owner, world, board + MORE_ACTIVITIES));

                assertThat(many).isEqualTo(few);
                assertThat(least(() -> dashboard(owner, world, board, ""))).hasToString("14 in 12");
                lines.add(DocumentTable.line(
                        "GET /dashboard?last=30&unit=day, " + widgets + (widgets == 1 ? " metric" : " metrics"),
                        List.of("" + few.statements(), "" + few.roundTrips())));
            }
            assertDocumented(lines, line -> line.contains("?"));
        }
    }

    /**
     * Each range is new, because a server keeps values for some seconds. All are so long that a metric of hours has days. Below
     * nine days its hours need a separate scan, and at nine days that depends on the hour of the test.
     */
    private QueryCounter.Count ranged(Session owner, World world, String board) {
        return dashboard(owner, world, board, "?last=" + (30 + days++) + "&unit=day");
    }

    private QueryCounter.Count dashboard(Session owner, World world, String board, String range) {
        world.reset();
        world.execute(board);
        server.counter().take();
        assertThat(owner.get(range).isStatus(200).body()).doesNotContain("PENDING");
        return server.counter().take();
    }

    private static List<String> lines(Map<String, QueryCounter.Count> counts) {
        return counts.entrySet().stream()
                .map(row -> DocumentTable.line(
                        row.getKey(),
                        Stream.of(row.getValue().statements(), row.getValue().roundTrips())
                                .map(String::valueOf)
                                .toList()))
                .toList();
    }

    @Test
    void asksForAThousandActivitiesAsForOne() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());

            QueryCounter.Count one = least(() -> recorded(owner, world, 1));
            QueryCounter.Count many = least(() -> recorded(owner, world, 1_000));

            assertThat(many).isEqualTo(one);
            assertThat(many).hasToString("5 in 3");
            assertThat(least(() -> again(owner, world, 1_000))).hasToString("6 in 4");
        }
    }

    /** What a user has chosen and what they could choose are two statements, for widgets and for quick actions. */
    @Test
    void asksOnceMoreForEachChoice() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());
            Operation dashboard = AccessTable.operations().stream()
                    .filter(operation -> operation.name().equals("GET /dashboard"))
                    .findFirst()
                    .orElseThrow();

            QueryCounter.Count without = count(dashboard, owner, world, "");
            QueryCounter.Count with = count(dashboard, owner, world, CHOICE);

            assertThat(with.statements()).isEqualTo(without.statements() + 2);
            assertThat(with.roundTrips()).isEqualTo(without.roundTrips() + 2);
            assertThat(count(dashboard, owner, world, CHOICE + MORE_ROWS)).isEqualTo(with);
        }
    }

    private QueryCounter.Count recorded(Session owner, World world, int items) {
        world.reset();
        return batch(owner, items);
    }

    /** The last key is new, so that both statements are needed. */
    private QueryCounter.Count again(Session owner, World world, int items) {
        world.reset();
        batch(owner, items - 1);
        return batch(owner, items);
    }

    private QueryCounter.Count batch(Session owner, int items) {
        server.counter().take();
        String activity = Kind.ACTIVITIES.whole().replaceFirst("\\{", "{\"dedupeKey\": \"%s\", ");
        owner.post(
                        "/activities/batch",
                        IntStream.range(0, items)
                                .mapToObj(i -> activity.formatted("k" + i))
                                .collect(Collectors.joining(",", "[", "]")))
                .isStatus(207);
        return server.counter().take();
    }

    /**
     * The first round trip locks and finds the key, the second removes expired keys and stores the answer. A replay
     * sends no other statements.
     */
    @Test
    void asksFourTimesMoreForAKeyInTwoRoundTrips() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());
            Session keyed = owner.with(IdempotencyKey.HEADER, "statements");

            assertThat(posts()).isNotEmpty().allSatisfy(post -> {
                QueryCounter.Count without = count(post, owner, world, "");
                QueryCounter.Count with = count(post, keyed, world, "");

                assertThat(with.statements()).isEqualTo(without.statements() + 4);
                assertThat(with.roundTrips()).isEqualTo(without.roundTrips() + 2);
                assertThat(least(() -> sent(post, keyed, world))).hasToString("6 in 3");
            });
        }
    }

    /** Returns the POST operations, except those without keys and those with several transactions. */
    private static List<Operation> posts() {
        return AccessTable.operations().stream()
                .filter(operation -> operation.method().equals("POST") && !operation.isAdministrative())
                .filter(operation -> !operation.previews() && !operation.calculates())
                .toList();
    }

    private Map<String, QueryCounter.Count> counts(Session owner, World world, String more) {
        Map<String, QueryCounter.Count> counts = new LinkedHashMap<>();
        for (Operation operation : AccessTable.operations()) {
            if (!operation.method().equals("HEAD") && !operation.isAdministrative()) {
                counts.put(operation.name(), count(operation, owner, world, more));
            }
        }
        return counts;
    }

    private QueryCounter.Count count(Operation operation, Session owner, World world, String more) {
        return least(() -> once(operation, owner, world, more));
    }

    /**
     * Counts until the smallest count was seen three times, because the guard, the catalog, the pool and streams send
     * statements too.
     */
    private static QueryCounter.Count least(Supplier<QueryCounter.Count> times) {
        List<QueryCounter.Count> seen = new ArrayList<>();
        do {
            seen.add(times.get());
            seen.sort(
                    Comparator.comparing(QueryCounter.Count::statements).thenComparing(QueryCounter.Count::roundTrips));
        } while (seen.size() < MOST_TIMES
                && (seen.size() < LEAST_TIMES || !seen.get(0).equals(seen.get(2))));
        return seen.get(0);
    }

    private QueryCounter.Count once(Operation operation, Session owner, World world, String more) {
        world.reset();
        world.execute(more);
        Session ready = operation.needsEtag() ? owner.ifMatch(etag(operation, owner, world)) : owner;
        return sent(operation, ready, world);
    }

    private QueryCounter.Count sent(Operation operation, Session ready, World world) {
        String body = Requests.body(operation, ready, world);
        server.counter().take();
        Requests.send(withoutEnd(operation), ready, place(operation, world), body)
                .isStatus(operation.expected(Actor.OWNER, target(operation)));
        return server.counter().take();
    }

    /** Replaces the endless stream by HEAD, which costs the same: an open stream would continue to read. */
    private static Operation withoutEnd(Operation operation) {
        return operation.streams() ? new Operation("HEAD", operation.path(), operation.allowed()) : operation;
    }

    private static String etag(Operation operation, Session owner, World world) {
        return owner.absolute().get(place(operation, world)).isStatus(200).etag();
    }

    private static Target target(Operation operation) {
        return operation.hasId() ? Target.OWN : Target.NONE;
    }

    private static String place(Operation operation, World world) {
        String id = operation.hasId() ? Target.OWN.id(world, operation.kind().orElseThrow()) : "";
        return "/api/v1"
                + operation
                        .path()
                        .replace("{type}", "CHART")
                        .replace("{template}", Requests.template(world))
                        .replace("{name}", "activities")
                        .replace("{id}", id)
                + (operation.isList() ? "?limit=100" : "");
    }
}
