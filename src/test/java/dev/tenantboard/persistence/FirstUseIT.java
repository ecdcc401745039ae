package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first requests of a list, by members of two organizations at the same time, each with their own limit. */
class FirstUseIT extends ServerTest {

    private static final List<Integer> LIMITS = List.of(1, 7, 40, 100);
    private static final int ROWS = 60;

    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final List<Session> readers = new ArrayList<>();
    private final List<Session> all = new ArrayList<>();

    @BeforeEach
    void fill() {
        Database rows = new Database(database);
        for (String organization : List.of("first-use-a", "first-use-b")) {
            rows.organization(organization, "ENTERPRISE");
            Session reader = api.as(rows.member("reader-of-" + organization, organization, "ADMIN"));
            all.add(reader);
            LIMITS.forEach(limit -> readers.add(reader));
            rows.update("""
                    insert into activity_feeds (id, title, type, entity_type, entity_id, action, severity, organization_id)
                    select ? || '-' || n, 'There', 'USER_ACTION', 'order', '1', 'changed',
                        (enum_range(null::"ActivitySeverity"))[1 + n % array_length(enum_range(null::"ActivitySeverity"), 1)], ?
                    from generate_series(1, ?) n""", organization, organization, ROWS);
        }
    }

    @AfterEach
    void stop() {
        askers.shutdownNow();
    }

    @Test
    void appliesTheLimitAndOrganizationOfEachRequest() throws Exception {
        for (String query : queries()) {
            List<List<String>> found = atOnce(query);

            for (int i = 0; i < found.size(); i++) {
                String own = prefix(i);
                int limit = LIMITS.get(i % LIMITS.size());
                List<String> whole = ids(all.get(i / LIMITS.size()), query, 100);
                assertThat(found.get(i)).as(query).isEqualTo(whole.subList(0, Math.min(limit, whole.size())));
                assertThat(whole).isNotEmpty().allMatch(id -> id.startsWith(own));
            }
        }
    }

    private static String prefix(int asker) {
        return asker < LIMITS.size() ? "first-use-a-" : "first-use-b-";
    }

    /** Returns lists with all combinations of severities. Each is a separate query, and no other test uses them. */
    private static List<String> queries() {
        List<ActivitySeverity> severities = List.of(ActivitySeverity.values());
        return IntStream.range(1, 1 << severities.size())
                .mapToObj(some -> IntStream.range(0, severities.size())
                        .filter(bit -> (some & 1 << bit) != 0)
                        .mapToObj(bit -> "&severity=" + severities.get(bit))
                        .collect(Collectors.joining()))
                .flatMap(some ->
                        List.of(some + "&entityType=order&action=changed", some + "&action=changed&state=unread")
                                .stream())
                .toList();
    }

    private List<List<String>> atOnce(String query) throws Exception {
        CyclicBarrier start = new CyclicBarrier(readers.size());
        List<Future<List<String>>> asked = IntStream.range(0, readers.size())
                .mapToObj(i -> askers.submit(() -> {
                    start.await();
                    return ids(readers.get(i), query, LIMITS.get(i % LIMITS.size()));
                }))
                .toList();
        List<List<String>> found = new ArrayList<>();
        for (Future<List<String>> each : asked) {
            found.add(each.get());
        }
        return found;
    }

    private static List<String> ids(Session reader, String query, int limit) {
        return reader.get("/activities?limit=" + limit + query)
                .isStatus(200)
                .json()
                .findValuesAsText("id");
    }
}
