package dev.tenantboard.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Allows one server at a time to migrate. The lock ends with its connection. */
final class MigrationLock {

    /** Any number that no other application locks. It spells "tenantbd". */
    private static final long KEY = 0x74656e616e746264L;

    private static final String TAKE = "select pg_try_advisory_lock(" + KEY + ")";

    private static final String HOLDER = """
            select 'process ' || l.pid || coalesce(' (' || a.application_name || ')', '')
            from pg_locks l
            left join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory'
                and l.granted
                and l.database = (select oid from pg_database where datname = current_database())
                and l.objsubid = 1
                and (l.classid::bigint << 32 | l.objid::bigint) =\s""" + KEY;

    private static final String PAUSE = "select pg_sleep(0.2)";

    private MigrationLock() {}

    /**
     * Waits for the lock up to the limit. It polls, because a statement that waits inside the database would block a
     * concurrent creation of an index. Nothing else runs at start-up.
     */
    static void take(Statement statement, Duration limit) throws SQLException {
        long start = System.nanoTime();
        while (!first(statement, TAKE).equals("t")) {
            if (System.nanoTime() - start >= limit.toNanos()) {
                throw new SchemaMigrationException("Another server is migrating the database, and has not ended within "
                        + limit.toSeconds() + " s: " + first(statement, HOLDER)
                        + ". Wait for it, or end it with pg_terminate_backend.");
            }
            statement.execute(PAUSE);
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "it ended just now";
        }
    }
}
