package dev.tenantboard.schema;

/** The migration history of a database from before the first release, which had other migrations. */
public final class FormerHistory {

    private static final String TABLE = """
            create table tenantboard_schema_history (
                installed_rank integer not null,
                version varchar(50),
                description varchar(200) not null,
                type varchar(20) not null,
                script varchar(1000) not null,
                checksum integer,
                installed_by varchar(100) not null,
                installed_on timestamp not null default now(),
                execution_time integer not null,
                success boolean not null,
                constraint tenantboard_schema_history_pk primary key (installed_rank)
            )
            """;

    private static final String ROWS = """
            insert into tenantboard_schema_history (
                installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select n, n, name, 'SQL', format('V%s__%s.sql', n, replace(name, ' ', '_')), n, 'tenantboard_owner', 1, true
            from unnest(array[
                'platform requirements', 'platform tables', 'enum types', 'dashboard widgets', 'user dashboards',
                'activity feeds', 'quick actions', 'dashboard metrics', 'system row values', 'activity marks',
                'keyset indexes', 'readable history', 'idempotency keys', 'quick action runs', 'activity mark indexes',
                'metric values', 'default system rows', 'event log', 'activity dedupe keys', 'retention'])
                with ordinality as former (name, n)
            """;

    private FormerHistory() {}

    public static String[] statements() {
        return new String[] {TABLE, ROWS, "alter table tenantboard_schema_history owner to tenantboard_owner"};
    }
}
