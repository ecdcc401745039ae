package dev.tenantboard.isolation;

import dev.tenantboard.api.Caller;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Two organizations with their users and rows, which the superuser inserts without the application. All ids start with the tag of
 * this world and a prefix for the owner: {@code a-} of the first organization, {@code b-} of the other one, {@code s-} of the
 * platform. The times of the rows are fixed, and so are their ETags.
 */
final class World implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "organizations",
            "users",
            "organization_members",
            "user_dashboards",
            "activity_marks",
            "activity_read_positions",
            "activity_dedupe_keys",
            "idempotency_keys",
            "activity_feeds",
            "dashboard_bundle_keys",
            "dashboard_template_defaults",
            "dashboard_templates",
            "quick_action_usage",
            "quick_action_runs",
            "quick_actions",
            "dashboard_metric_values",
            "dashboard_metric_history",
            "dashboard_tenants",
            "dashboard_events",
            "dashboard_member_names",
            "dashboard_metrics",
            "dashboard_widgets");

    /** The id; for a row without one, its kind and owner. */
    private static final String KEY = """
            coalesce(to_jsonb(t) ->> 'id', concat_ws(' ', to_jsonb(t) ->> 'organization_id', to_jsonb(t) ->> 'user_id',
                to_jsonb(t) ->> 'activity_id', to_jsonb(t) ->> 'metric_id', to_jsonb(t) ->> 'quick_action_id',
                to_jsonb(t) ->> 'sequence', to_jsonb(t) ->> 'dedupe_key', to_jsonb(t) ->> 'operation',
                to_jsonb(t) ->> 'idempotency_key', to_jsonb(t) ->> 'bundle_key', to_jsonb(t) ->> 'tier',
                to_jsonb(t) ->> 'name',
                case when not jsonb_exists(to_jsonb(t), 'due_at') then to_jsonb(t) ->> 'calculated_at' end))""";

    private final Connection superuser;
    private final String tag = "w" + UUID.randomUUID().toString().substring(0, 8);

    private World(Connection superuser) {
        this.superuser = superuser;
    }

    static World in(DataSource superuser) {
        try {
            World world = new World(superuser.getConnection());
            world.execute(WorldRows.PEOPLE);
            world.reset();
            return world;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String tag() {
        return tag;
    }

    String named(String name) {
        return tag + "-" + name;
    }

    String acme() {
        return named("a");
    }

    String globex() {
        return named("b");
    }

    /**
     * Returns a text that all rows of the other organization contain. No answer to the first organization may contain
     * it.
     */
    String markOfOther() {
        return named("b");
    }

    Caller caller(String user, String organization) {
        return new Caller(named(user), organization == null ? null : named(organization), Set.of());
    }

    /** Restores the original rows. */
    void reset() {
        execute(WorldRows.REMOVAL + WorldRows.ROWS);
    }

    void execute(String sql) {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql.replace("$", tag));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * Returns the rows of both organizations and of the platform, by table and key, as the superuser. The first filter is on
     * the text of a row, because it is cheaper than JSON.
     */
    Map<String, String> rows() {
        String sql = TABLES.stream()
                .map(table -> "select '%1$s ' || %2$s, to_jsonb(t)::text from %1$s t".formatted(table, KEY)
                        + " where t::text like '%$-%' and to_jsonb(t)::text like '%\"$-%'")
                .collect(Collectors.joining(" union all "));
        try (Statement statement = superuser.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$", tag))) {
            Map<String, String> rows = new TreeMap<>();
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns the keys of rows that were added, removed or changed. */
    static List<String> differences(Map<String, String> before, Map<String, String> after) {
        List<String> keys = new ArrayList<>();
        before.forEach((key, row) -> {
            if (!row.equals(after.get(key))) {
                keys.add(key);
            }
        });
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(keys::add);
        return keys;
    }

    @Override
    public void close() {
        try (superuser) {
            execute(WorldRows.REMOVAL + WorldRows.REMOVAL_OF_PEOPLE);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
