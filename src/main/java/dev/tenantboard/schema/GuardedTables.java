package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * What a query of the guard may name: {@code tenant} and {@code read_only}, the relations of {@link KnownTable};
 * {@code isolated}, those whose policies are the product's; {@code me}, the role; and {@code newer}, whether the schema is
 * known to be a later version's.
 */
final class GuardedTables {

    /** The platform's tables are the product's to protect where its migration left its mark, until another role owns them. */
    private static final String NAMES = """
            with known (content, name, relation) as (
                select content, name, to_regclass(name) from unnest(?::text[], ?::text[]) k (content, name)),
            tenant as (select name, relation from known where content in ('TENANT', 'LISTING')),
            read_only as (select name, relation from known where content not in ('TENANT', 'LISTING')),
            owners (owner) as (select relowner from pg_class join tenant on oid = relation),
            isolated (name, relation) as (
                select name, relation from tenant
                union all
                select name, relation
                from known
                join pg_class on oid = relation
                where content = 'PLATFORM'
                    and relowner in (select owner from owners)
                    and obj_description(oid, 'pg_class') like 'Created by tenantboard%'),
            me as (select * from pg_roles where rolname = current_user),
            newer (schema) as (select ?::boolean)
            """;

    private GuardedTables() {}

    static PreparedStatement prepare(Connection connection, String sql, boolean newer) throws SQLException {
        KnownTable[] tables = KnownTable.values();
        PreparedStatement query = connection.prepareStatement(NAMES + sql);
        query.setObject(
                1, Arrays.stream(tables).map(table -> table.content().name()).toArray(String[]::new));
        query.setObject(2, Arrays.stream(tables).map(KnownTable::tableName).toArray(String[]::new));
        query.setBoolean(3, newer);
        return query;
    }
}
