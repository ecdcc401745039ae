package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Stores activities and their keys in one statement on the transaction's connection. All documents are one parameter,
 * which the driver streams, so there is no copy of them and no statement for each item.
 */
@Stateless
@Tenanted
public class ActivityRows {

    /**
     * Inserts keys in their order, so that two such statements never deadlock. If a key exists already, the statement
     * waits for the transaction that inserted it, and omits the activity if that was committed. The foreign key from
     * key to activity is checked at the end of the statement, when the activity exists.
     */
    private static final String INSERT = """
            with sent as materialized (
                select s.*
                from rows from (
                    json_to_recordset(cast(convert_from(?, 'UTF8') as json)) as (
                        title text,
                        description text,
                        type "ActivityType",
                        "entityType" text,
                        "entityId" text,
                        action text,
                        metadata jsonb,
                        severity "ActivitySeverity",
                        "dedupeKey" text),
                    unnest(cast(? as text[])),
                    unnest(cast(? as timestamptz[])),
                    unnest(cast(? as text[]))) as s (
                        title,
                        description,
                        type,
                        entity_type,
                        entity_id,
                        action,
                        metadata,
                        severity,
                        dedupe_key,
                        id,
                        created_at,
                        content)),
            claimed as (
                insert into activity_dedupe_keys (organization_id, user_id, dedupe_key, activity_id, content)
                select ?, ?, s.dedupe_key, s.id, s.content
                from sent s
                where s.dedupe_key is not null
                order by s.dedupe_key
                on conflict (organization_id, user_id, dedupe_key) do nothing
                returning activity_id)
            insert into activity_feeds
                (id, title, description, type, entity_type, entity_id, action, metadata, severity, created_at,
                    organization_id, user_id)
            select s.id, s.title, s.description, s.type, s.entity_type, s.entity_id, s.action, s.metadata,
                coalesce(s.severity, 'INFO'), s.created_at, ?, ?
            from sent s
            where s.dedupe_key is null or s.id in (select c.activity_id from claimed c)
            returning id
            """;

    private static final String FIND = """
            select dedupe_key, activity_id, content
            from activity_dedupe_keys
            where organization_id = ? and user_id = ? and dedupe_key = any(?)
            """;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /** The activity that a key belongs to, and the hash of its document. */
    public record StoredActivity(String activityId, String hash) {}

    /** Stores the rows whose key is free, each key once, and returns their ids. */
    public Set<String> insert(Caller caller, List<NewRow> rows) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            var documents = new JsonArrayStream(rows);
            insert.setBinaryStream(1, documents.stream(), documents.length());
            insert.setArray(2, texts(connection, rows, NewRow::id));
            insert.setArray(3, texts(connection, rows, row -> row.createdAt().toString()));
            insert.setArray(
                    4,
                    texts(
                            connection,
                            rows,
                            row -> row.key() == null ? null : row.received().hash()));
            insert.setString(5, caller.organizationId());
            insert.setString(6, caller.userId());
            insert.setString(7, caller.organizationId());
            insert.setString(8, caller.userId());
            return ids(insert);
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private static Set<String> ids(PreparedStatement insert) throws SQLException {
        try (ResultSet stored = insert.executeQuery()) {
            Set<String> ids = new HashSet<>();
            while (stored.next()) {
                ids.add(stored.getString("id"));
            }
            return ids;
        }
    }

    private static Array texts(Connection connection, List<NewRow> rows, Function<NewRow, String> text)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(text).toArray(String[]::new));
    }

    /** Returns the activities of the caller's keys, as they are committed now. */
    public Map<String, StoredActivity> find(Caller caller, Collection<String> keys) {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, caller.organizationId());
            query.setString(2, caller.userId());
            query.setArray(3, connection.createArrayOf("text", keys.toArray(String[]::new)));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, StoredActivity> stored = new HashMap<>();
                while (rows.next()) {
                    stored.put(
                            rows.getString("dedupe_key"),
                            new StoredActivity(rows.getString("activity_id"), rows.getString("content")));
                }
                return stored;
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }
}
