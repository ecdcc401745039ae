package dev.tenantboard.faults.load;

import dev.tenantboard.faults.database.BreakablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent and what was acknowledged, to be compared with the database. */
public final class Ledger {

    private static final String ACTIVITIES =
            "select entity_id, count(*) from activity_feeds where entity_type = 'deal' group by entity_id";
    private static final String MARKS = "select user_id || activity_id, 1 from activity_marks where is_pinned";
    private static final String USES = "select id, usage_count from quick_actions";
    private static final String TITLES =
            "select id, cast(title as int) from dashboard_widgets where title ~ '^[0-9]+$'";

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> executions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> executed = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> titles = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> titled = new ConcurrentHashMap<>();

    /** Acknowledged and not there; there more often than it was sent. */
    public record Balance(int acknowledged, int lost, int doubled) {}

    public void owns(String widget, String action) {
        titles.put(widget, new AtomicInteger());
        titled.put(widget, new AtomicInteger());
        executions.put(action, new AtomicInteger());
        executed.put(action, new AtomicInteger());
    }

    void sends(String marker) {
        sent.add(marker);
    }

    void acknowledged(String marker) {
        acknowledged.add(marker);
    }

    void marked(String user, String activity) {
        marked.add(user + activity);
    }

    void executes(String action) {
        executions.get(action).incrementAndGet();
    }

    void executed(String action) {
        executed.get(action).incrementAndGet();
    }

    /** The next title of a widget: they are numbers that go up. */
    int titles(String widget) {
        return titles.get(widget).incrementAndGet();
    }

    void titled(String widget) {
        titled.get(widget).set(titles.get(widget).get());
    }

    public Balance balance(BreakablePostgres postgres) {
        try (Connection connection = postgres.connect()) {
            Map<String, Integer> activities = counts(connection, ACTIVITIES);
            Map<String, Integer> marks = counts(connection, MARKS);
            Map<String, Integer> uses = counts(connection, USES);
            Map<String, Integer> kept = counts(connection, TITLES);
            long lost = acknowledged.stream()
                            .filter(marker -> !activities.containsKey(marker))
                            .count()
                    + marked.stream().filter(mark -> !marks.containsKey(mark)).count()
                    + executed.keySet().stream()
                            .mapToInt(a -> below(executed, uses, a))
                            .sum()
                    + titled.keySet().stream()
                            .mapToInt(w -> below(titled, kept, w))
                            .sum();
            int doubled = sent.stream()
                            .mapToInt(marker -> Math.max(0, activities.getOrDefault(marker, 0) - 1))
                            .sum()
                    + executions.keySet().stream()
                            .mapToInt(a -> Math.max(
                                    0,
                                    uses.getOrDefault(a, 0) - executions.get(a).get()))
                            .sum();
            int all = acknowledged.size() + marked.size() + sum(executed) + sum(titled);
            return new Balance(all, (int) lost, doubled);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int below(Map<String, AtomicInteger> expected, Map<String, Integer> there, String what) {
        return Math.max(0, expected.get(what).get() - there.getOrDefault(what, 0));
    }

    private static int sum(Map<String, AtomicInteger> counts) {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private static Map<String, Integer> counts(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Integer> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        }
    }
}
