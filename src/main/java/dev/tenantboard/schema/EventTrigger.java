package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trigger that logs changes, as PostgreSQL prints it ({@code pg_get_triggerdef}), with a fingerprint of its function.
 * {@link #KNOWN} are those that the migrations create: a migration that changes one, or its function, changes its line here; a
 * test holds the two together.
 */
record EventTrigger(String name, String definition, String function) {

    private static final String OLD = "OLD TABLE AS old_rows";
    private static final String NEW = "NEW TABLE AS new_rows";

    static final List<EventTrigger> KNOWN = Stream.of(
                    Stream.of(trigger("dashboard_events", "listed", "INSERT", NEW, "listed", "61ce30096529d8fa")),
                    logging("activity_feeds", "f152ca29343c5dba", "inserted", "updated"),
                    logging("activity_marks", "0ed7c47d75df0b85", "inserted", "updated", "deleted"),
                    logging("activity_read_positions", "b7fe22d61f8cdf9e", "inserted", "updated"),
                    logging("dashboard_metric_values", "eced2f5c37cebb1c", "inserted", "updated"),
                    logging("dashboard_widgets", "c98b29fcba7dd26a", "inserted", "updated", "deleted"),
                    logging("user_dashboards", "5005c2914bf2464f", "inserted", "updated", "deleted"))
            .flatMap(triggers -> triggers)
            .toList();

    /** Those that would fire for the role, of functions with the writer's rights and the settings that they need. */
    private static final String TRIGGERS = """
            select t.tgname as name,
                pg_get_triggerdef(t.oid, true) as definition,
                left(encode(sha256(convert_to(replace(p.prosrc, chr(13), ''), 'UTF8')), 'hex'), 16) as function
            from tenant
            join pg_trigger t on t.tgrelid = relation and not t.tgisinternal
            join pg_proc p on p.oid = t.tgfoid
            where (t.tgenabled = 'A' or t.tgenabled = 'O' and current_setting('session_replication_role') <> 'replica')
                and p.prolang = (select l.oid from pg_language l where l.lanname = 'plpgsql')
                and not p.prosecdef
                and p.proowner in (select owner from owners)
                and p.proconfig = array[
                    format('search_path=pg_catalog, %I, pg_temp', current_schema()),
                    'enable_nestloop=off']
            """;

    /** The triggers that are missing or changed; those of a newer schema are its own. */
    static List<String> missing(Connection connection, boolean newer) throws SQLException {
        if (newer) {
            return List.of();
        }
        List<EventTrigger> present = present(connection);
        return KNOWN.stream()
                .filter(trigger -> !present.contains(trigger))
                .map(EventTrigger::name)
                .toList();
    }

    private static List<EventTrigger> present(Connection connection) throws SQLException {
        try (PreparedStatement query = GuardedTables.prepare(connection, TRIGGERS, false);
                ResultSet rows = query.executeQuery()) {
            List<EventTrigger> present = new ArrayList<>();
            while (rows.next()) {
                present.add(new EventTrigger(
                        rows.getString("name"), rows.getString("definition"), rows.getString("function")));
            }
            return present;
        }
    }

    private static Stream<EventTrigger> logging(String table, String function, String... verbs) {
        return Stream.of(verbs).map(verb -> switch (verb) {
            case "inserted" -> trigger(table, verb, "INSERT", NEW, "logged", function);
            case "updated" -> trigger(table, verb, "UPDATE", OLD + " " + NEW, "logged", function);
            default -> trigger(table, verb, "DELETE", OLD, "logged", function);
        });
    }

    private static EventTrigger trigger(
            String table, String verb, String command, String rows, String does, String function) {
        String name = table + "_" + verb;
        return new EventTrigger(
                name,
                "CREATE TRIGGER %s AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION %s_%s()"
                        .formatted(name, command, table, rows, table, does),
                function);
    }
}
