package dev.tenantboard.http.idempotency;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.Statements;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one key, on the connection of the current transaction. Each method is one round trip of two statements.
 * The second statement of {@link #find} sees what was committed before the first acquired the lock.
 */
final class KeyRows {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** The advisory lock does not wait. If it is not free, another transaction executes the same request. */
    private static final String FIND = """
            select pg_try_advisory_xact_lock(hashtextextended(?, 0));
            select fingerprint, status, location, etag, body, created_at < now() - interval '1 minute' as is_overdue
            from idempotency_keys
            where {owner}
                and user_id = ?
                and operation = ?
                and idempotency_key = ?
                and created_at > now() - interval '24 hours'
            """;

    /** One transaction at a time removes some expired keys. The others do not wait for it. */
    private static final String STORE = """
            with cleanup as materialized (select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked)
            delete from idempotency_keys
            using cleanup
            where locked
                and created_at <= now() - interval '24 hours'
                and ctid = any (array(
                    select ctid
                    from idempotency_keys
                    where {owner} and created_at <= now() - interval '24 hours'
                    limit 100));
            insert into idempotency_keys
                (organization_id, user_id, operation, idempotency_key, fingerprint, status, location, etag, body)
            values (?, ?, ?, ?, ?, cast(? as integer), ?, ?, ?)
            on conflict on constraint idempotency_keys_key do update
            set fingerprint = excluded.fingerprint,
                status = excluded.status,
                location = excluded.location,
                etag = excluded.etag,
                body = excluded.body,
                created_at = excluded.created_at
            """;

    private final Statements statements;
    private final Caller caller;
    private final IdempotentRequest request;

    KeyRows(Statements statements, Caller caller, IdempotentRequest request) {
        this.statements = statements;
        this.caller = caller;
        this.request = request;
    }

    Optional<StoredResponse> find(Fingerprint fingerprint) throws SQLException {
        String key = request.key().value();
        return statements.run(
                sql(FIND),
                found -> stored(found, fingerprint),
                parameters(lock(caller.userId(), request.operation(), key), caller.userId(), request.operation(), key));
    }

    private static Optional<StoredResponse> stored(PreparedStatement found, Fingerprint fingerprint)
            throws SQLException {
        if (!isLocked(found.getResultSet())) {
            throw inProgress();
        }
        found.getMoreResults();
        return response(found.getResultSet(), fingerprint);
    }

    private static boolean isLocked(ResultSet row) throws SQLException {
        return row.next() && row.getBoolean(1);
    }

    private static Optional<StoredResponse> response(ResultSet row, Fingerprint fingerprint) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        if (!row.getString("fingerprint").equals(fingerprint.value())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key in " + IdempotencyKey.HEADER
                            + " was used for another request: its body, path or query is different. Use a new key.");
        }
        var response = new StoredResponse(
                row.getObject("status", Integer.class),
                row.getString("location"),
                row.getString("etag"),
                row.getString("body"));
        if (response.isUnknown() && !row.getBoolean("is_overdue")) {
            throw inProgress();
        }
        return Optional.of(response);
    }

    private static ProblemException inProgress() {
        return ProblemException.retryLater(
                ProblemType.IDEMPOTENT_REQUEST_RUNNING,
                "A request with this " + IdempotencyKey.HEADER + " is running. Send it again to learn its outcome.",
                RETRY_AFTER);
    }

    int store(Fingerprint fingerprint, StoredResponse response) throws SQLException {
        return statements.execute(
                sql(STORE),
                parameters(
                        lock("removal"),
                        caller.organizationId(),
                        caller.userId(),
                        request.operation(),
                        request.key().value(),
                        fingerprint.value(),
                        Objects.toString(response.status(), null),
                        response.location(),
                        response.etag(),
                        response.body()));
    }

    private String lock(String... of) {
        return Stream.concat(Stream.of("idempotency", caller.organizationId()), Stream.of(of))
                .map(Objects::toString)
                .collect(Collectors.joining("\n"));
    }

    /** System rows have no organization, and {@code is not distinct from} cannot use the index. */
    private String sql(String template) {
        return template.replace(
                "{owner}", caller.organizationId() == null ? "organization_id is null" : "organization_id = ?");
    }

    private Object[] parameters(String lock, String... others) {
        Stream<String> owner =
                caller.organizationId() == null ? Stream.of(lock) : Stream.of(lock, caller.organizationId());
        return Stream.concat(owner, Stream.of(others)).toArray();
    }
}
