package dev.tenantboard.metric.value;

import dev.tenantboard.persistence.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Claims the rows of an organization's values on the connection of the running transaction. All times are the
 * database's.
 */
final class ClaimRows {

    /** The first request for a value adds the organization to the schedule. */
    private static final String JOIN = """
            insert into dashboard_tenants (organization_id, metrics_due_at)
            values (?, now() + interval '1 minute')
            on conflict (organization_id) do update
                set metrics_due_at = excluded.metrics_due_at
                where dashboard_tenants.metrics_due_at > excluded.metrics_due_at;
            """;

    /** The order of inserts is fixed, so that two concurrent ones wait for each other and do not deadlock. */
    private static final String ADD = """
            insert into dashboard_metric_values (organization_id, metric_id)
            select ?, m.id
            from dashboard_metrics m
            where %s
            order by m.id
            on conflict do nothing;
            """;

    private static final String CLAIM = """
            with due as (
                select v.metric_id
                from dashboard_metric_values v
                join dashboard_metrics m on m.id = v.metric_id
                where v.organization_id = ?
                    and (m.organization_id = v.organization_id or m.organization_id is null)
                    and (v.claimed_until is null or v.claimed_until <= clock_timestamp())
                    and %s
                order by v.due_at
                limit ?
                for update of v skip locked)
            update dashboard_metric_values v
            set
                claim = ?,
                claimed_until = clock_timestamp() + make_interval(secs => ?)
            from due
            where v.organization_id = ? and v.metric_id = due.metric_id
            returning v.metric_id, clock_timestamp()
            """;

    private static final String OF_OTHER_DEFINITION = "v.definition_updated_at is distinct from m.updated_at";

    private static final String NAMED = JOIN
            + ADD.formatted("m.id = any(?) and (m.organization_id = ? or m.organization_id is null)")
            + CLAIM.formatted(
                    "v.metric_id = any(?) and (? or v.due_at <= clock_timestamp() or " + OF_OTHER_DEFINITION + ")");

    /** The rows include the platform's metrics that the organization has requested. */
    private static final String ANY = ADD.formatted("m.organization_id = ?")
            + CLAIM.formatted("(v.due_at <= clock_timestamp() + interval '15 seconds' or " + OF_OTHER_DEFINITION + ")");

    private final Statements statements;
    private final String organizationId;

    ClaimRows(Statements statements, String organizationId) {
        this.statements = statements;
        this.organizationId = organizationId;
    }

    /** Claims the given metrics: the due ones, or all. */
    Map<String, DatabaseTime> claim(String token, Duration lease, Collection<String> ids, boolean dueOrNot)
            throws SQLException {
        return claimed(
                NAMED,
                organizationId,
                organizationId,
                ids,
                organizationId,
                organizationId,
                ids,
                dueOrNot,
                ValueClaims.MAX_CLAIMED,
                token,
                lease,
                organizationId);
    }

    /** Claims some due metrics. */
    Map<String, DatabaseTime> claimAny(String token, Duration lease) throws SQLException {
        return claimed(
                ANY,
                organizationId,
                organizationId,
                organizationId,
                ValueClaims.MAX_VISITED,
                token,
                lease,
                organizationId);
    }

    /** Sends several statements in one round trip. The last one returns the claims. */
    private Map<String, DatabaseTime> claimed(String sql, Object... parameters) throws SQLException {
        return statements
                .list(
                        sql,
                        row -> Map.entry(
                                row.getString(1),
                                DatabaseTime.of(
                                        row.getObject(2, OffsetDateTime.class).toInstant())),
                        parameters)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
