package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    @Inject
    private Database database;

    /** The activity that a key belongs to, and the hash of its document. */
    public record StoredActivity(String activityId, String hash) {}

    /** Stores the rows whose key is free, each key once, and returns their ids. */
    public Set<String> insert(Caller caller, List<NewRow> rows) {
        String organization = caller.organizationId();
        String user = caller.userId();
        return Set.copyOf(database.run(statements -> statements.list(
                INSERT,
                row -> row.getString("id"),
                new JsonArrayStream(rows),
                texts(rows, NewRow::id),
                texts(rows, row -> row.createdAt().toString()),
                texts(rows, row -> row.key() == null ? null : row.received().hash()),
                organization,
                user,
                organization,
                user)));
    }

    private static List<String> texts(List<NewRow> rows, Function<NewRow, String> text) {
        return rows.stream().map(text).toList();
    }

    /** Returns the activities of the caller's keys, as they are committed now. */
    public Map<String, StoredActivity> find(Caller caller, Collection<String> keys) {
        return database
                .run(statements -> statements.list(
                        FIND,
                        row -> Map.entry(
                                row.getString("dedupe_key"),
                                new StoredActivity(row.getString("activity_id"), row.getString("content"))),
                        caller.organizationId(),
                        caller.userId(),
                        keys))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
