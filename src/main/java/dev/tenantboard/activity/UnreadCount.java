package dev.tenantboard.activity;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.NativeQueries;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the activities that {@link ActivityState#UNREAD} lists. It counts in the database, because a transfer of a
 * thousand rows costs more than the rest of the dashboard. It uses native SQL, because JPQL cannot limit a count.
 */
final class UnreadCount {

    private static final String COUNT = """
            with after_position as materialized (
                select e.severity, row_number() over (order by e.created_at desc, e.id desc) as n
                from activity_feeds e
                where e.organization_id = ?1 and %1$s and %2$s and %4$s
                order by e.created_at desc, e.id desc
                limit ?3
            ),
            before_position as (
                select
                    e.severity,
                    (select count(*) from after_position) + row_number() over (order by e.created_at desc, e.id desc) as n
                from activity_feeds e
                where e.organization_id = ?1 and %1$s and %3$s and %4$s
                order by e.created_at desc, e.id desc
                limit (select ?3 - count(*) from after_position)
            )
            select cast(u.severity as text), count(*) filter (where u.n < ?3), max(u.n)
            from (select * from after_position union all select * from before_position) u
            group by u.severity
            """;

    private static final String ALL = count("true");
    private static final String WITHOUT_SECURITY_EVENTS = count("e.type <> 'SECURITY_EVENT'");

    private UnreadCount() {}

    private static String count(String readable) {
        return COUNT.formatted(
                readable,
                MarkConditions.AFTER_POSITION.sql(),
                MarkConditions.UNREAD_BEFORE_POSITION.sql(),
                MarkConditions.UNREAD_OF_MANY.sql());
    }

    static ActivityCounts of(EntityManager entities, Caller caller) {
        boolean all = Access.READ_SECURITY_EVENTS.permits(caller);
        String sql = all ? ALL : WITHOUT_SECURITY_EVENTS;
        List<?> rows = NativeQueries.of(entities, sql, caller.organizationId(), caller.userId(), ActivityCounts.MAX + 1)
                .getResultList();
        Map<ActivitySeverity, Integer> unread = new EnumMap<>(ActivitySeverity.class);
        boolean more = false;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            unread.put(ActivitySeverity.valueOf((String) columns[0]), ((Number) columns[1]).intValue());
            more |= ((Number) columns[2]).intValue() > ActivityCounts.MAX;
        }
        return ActivityCounts.of(caller, unread, more);
    }
}
