package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A trigger of the event log, as PostgreSQL prints it ({@code pg_get_triggerdef}), with a fingerprint of its function. */
record EventTrigger(String name, String definition, String function) {

    /** The triggers that fire for the role, with functions that have the writer's rights and the settings that they need. */
    static final String TRIGGERS = """
            select t.tgname,
                pg_get_triggerdef(t.oid, true),
                left(encode(sha256(convert_to(replace(p.prosrc, chr(13), ''), 'UTF8')), 'hex'), 16)
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

    static EventTrigger of(List<String> cells) {
        return new EventTrigger(cells.get(0), cells.get(1), cells.get(2));
    }

    /** Returns the triggers that are missing or changed. The guard does not know those of a newer schema. */
    static List<String> missing(Connection connection, boolean newer) throws SQLException {
        if (newer) {
            return List.of();
        }
        List<EventTrigger> present = GuardedTables.KNOWN.rows(connection, TRIGGERS, false).stream()
                .map(EventTrigger::of)
                .toList();
        return KnownSchema.CURRENT.triggers().stream()
                .filter(trigger -> !present.contains(trigger))
                .map(EventTrigger::name)
                .toList();
    }
}
