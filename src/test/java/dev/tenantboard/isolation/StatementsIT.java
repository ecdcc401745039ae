package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Session;
import dev.tenantboard.idempotency.IdempotencyKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each operation asks of the database, and that it does not depend on how many rows there are. */
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
            insert into quick_actions (id, name, icon, action_type, target_url, organization_id, created_by)
            select '$-more-q' || n, 'More', 'chart', 'NAVIGATION', '/there', '$-a', '$-a-owner'
            from generate_series(1, 100) n;
            insert into dashboard_metrics (id, name, category, query, organization_id, created_by)
            select '$-more-m' || n, 'More', 'SALES', '{}', '$-a', '$-a-owner'
            from generate_series(1, 100) n;
            """;

    /** The user beside the memberships; what is unread before the position; the caller's own marks of what all see. */
    private static final Set<String> ASK_ONCE_MORE =
            Set.of("GET /me", "GET /dashboard/activities/counts", "PATCH /dashboard/activities/{id}");

    private final OwnServer server = OwnServer.shared();

    @Test
    void asksEachOperationsFixedNumberOfTimes() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            Session owner = Actor.OWNER.in(world, server.api());

            Map<String, String> few = counts(owner, world, "");
            Map<String, String> many = counts(owner, world, MORE_ROWS);

            System.out.println("| operation | statements in round trips |\n|---|---|");
            few.forEach((operation, count) -> System.out.println("| " + operation + " | " + count + " |"));
            assertThat(many).isEqualTo(few);
            assertThat(few).allSatisfy((operation, count) -> assertThat(count).isEqualTo(expected(operation)));
        }
    }

    /** Begin, settings, membership and commit are four in two round trips; the operation's own come on top. */
    private static String expected(String operation) {
        if (operation.startsWith("GET /dashboard/widget-types")) {
            return "4 in 2";
        }
        if (operation.equals("GET /dashboard")) {
            // Preferences, widgets, metrics, values of the platform's metrics, quick actions, activities, counts.
            return "11 in 9";
        }
        boolean changes = !operation.startsWith("GET");
        if (operation.endsWith("/execute") || operation.equals("GET /dashboard/quick-actions")) {
            // The count; and the uses of the platform's actions, which stand apart.
            return "6 in 4";
        }
        boolean lookedUpFirst = operation.contains("{id}") || operation.endsWith("preferences");
        boolean leavesTrail = changes && operation.matches(".*/(widgets|quick-actions|metrics).*");
        int own = 1
                + (changes && lookedUpFirst ? 1 : 0)
                + (leavesTrail ? 1 : 0)
                + (ASK_ONCE_MORE.contains(operation) ? 1 : 0);
        return (4 + own) + " in " + (2 + own);
    }

    /** Lock and look-up, and then the removal of what has expired and the answer; a replay has nothing else to ask. */
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

    private static List<Operation> posts() {
        return AccessTable.operations().stream()
                .filter(operation -> operation.method().equals("POST"))
                .toList();
    }

    private Map<String, String> counts(Session owner, World world, String more) {
        Map<String, String> counts = new TreeMap<>();
        for (Operation operation : AccessTable.operations()) {
            if (!operation.method().equals("HEAD")) {
                counts.put(
                        operation.name(), count(operation, owner, world, more).toString());
            }
        }
        return counts;
    }

    /** The least of some times, because the guard and the pool's validation ask in between. */
    private QueryCounter.Count count(Operation operation, Session owner, World world, String more) {
        return least(() -> once(operation, owner, world, more));
    }

    private static QueryCounter.Count least(Supplier<QueryCounter.Count> times) {
        return Stream.generate(times)
                .limit(3)
                .min(Comparator.comparing(QueryCounter.Count::statements).thenComparing(QueryCounter.Count::roundTrips))
                .orElseThrow();
    }

    private QueryCounter.Count once(Operation operation, Session owner, World world, String more) {
        world.reset();
        world.execute(more);
        Session ready = operation.isRead() || operation.method().equals("POST")
                ? owner
                : owner.ifMatch(etag(operation, owner, world));
        return sent(operation, ready, world);
    }

    private QueryCounter.Count sent(Operation operation, Session ready, World world) {
        server.counter().take();
        Requests.send(operation, ready, place(operation, world), world)
                .isStatus(operation.expected(Actor.OWNER, target(operation)));
        return server.counter().take();
    }

    private static String etag(Operation operation, Session owner, World world) {
        return owner.absolute()
                .get(place(operation, world).replaceFirst("/marks$", ""))
                .isStatus(200)
                .etag();
    }

    private static Target target(Operation operation) {
        return operation.hasId() ? Target.OWN : Target.NONE;
    }

    private static String place(Operation operation, World world) {
        String id = operation.hasId() ? Target.OWN.id(world, operation.kind().orElseThrow()) : "";
        return "/api/v1" + operation.path().replace("{type}", "CHART").replace("{id}", id)
                + (operation.isList() ? "?limit=100" : "");
    }
}
