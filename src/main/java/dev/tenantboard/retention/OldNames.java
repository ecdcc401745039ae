package dev.tenantboard.retention;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Removes kept names that no row of the organization needs any more. */
@Stateless
@Tenanted
public class OldNames {

    /**
     * The condition that a table has no row of the user from before the end of the name's time. It is a sub-select with a
     * limit, because a join could scan all activities of the organization.
     */
    private static final String NONE_OF_TABLE = """
                and (select 1
                    from $table r
                    where r.organization_id = ? and r.$user = n.user_id and r.$time < coalesce(n.known_until, 'infinity')
                    limit 1) is null
            """;

    /** A member's latest name is kept, because it is needed for their next activity. */
    private static final String REMOVE = """
            with names as materialized (
                select
                    k.user_id,
                    k.known_from,
                    lead(k.known_from) over (partition by k.user_id order by k.known_from) as known_until
                from dashboard_member_names k
                where k.organization_id = ?)
            delete from dashboard_member_names d
            using names n
            where d.organization_id = ?
                and d.user_id = n.user_id
                and d.known_from = n.known_from
                and (n.known_until is not null
                    or not exists (
                        select
                        from organization_members m
                        where m.organization_id = ? and m.user_id = n.user_id))
            """
            + noneOf("activity_feeds", "user_id", "created_at")
            + noneOf("dashboard_widgets", "created_by", "created_at")
            + noneOf("dashboard_metrics", "created_by", "created_at")
            + noneOf("quick_actions", "created_by", "created_at")
            + noneOf("quick_action_runs", "user_id", "started_at");

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    private static String noneOf(String table, String user, String time) {
        return NONE_OF_TABLE.replace("$table", table).replace("$user", user).replace("$time", time);
    }

    /** Returns the number of removed names. */
    public int remove() {
        tenant.readsOnly();
        String organization = tenant.organizationId();
        return database.run(statements -> statements.execute(
                REMOVE,
                organization,
                organization,
                organization,
                organization,
                organization,
                organization,
                organization,
                organization));
    }
}
