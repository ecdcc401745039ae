package dev.tenantboard.organization;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.tenancy.UserColumns;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Names users in the answers of an organization, with one statement for all of them. A member has their present name and picture. A user who has left has the name that the organization kept
 * ({@code dashboard_member_names}): the latest one up to the time, or else the earliest. Names from other organizations are
 * never read.
 */
@Stateless
@Tenanted
public class People {

    private static final String FIND = """
            with asked as materialized (
                select a.user_id, a.time, a.position
                from unnest(cast(? as text[]), cast(? as timestamptz[])) with ordinality a (user_id, time, position)),
            members as materialized (
                select u.id, $user
                from organization_members m
                join users u on u.id = m.user_id
                where m.organization_id = ? and m.user_id in (select a.user_id from asked a))
            select m.id, cast(null as bigint) as position, m.name, m.avatar_url
            from members m
            union all
            select
                a.user_id,
                a.position,
                (select n.name
                from dashboard_member_names n
                where n.organization_id = ? and n.user_id = a.user_id
                order by n.known_from > a.time, abs(extract(epoch from n.known_from - a.time))
                limit 1),
                null
            from asked a
            where a.user_id not in (select m.id from members m)
            """.replace("$user", UserColumns.SQL);

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    /** Completes a view, without a statement if the user is the caller. */
    public <V> V name(Unnamed<V> view) {
        Caller caller = tenant.caller();
        boolean isCaller = caller.organizationId() != null
                && view.by() != null
                && view.by().userId().equals(caller.userId());
        return isCaller
                ? view.view().apply(Person.member(caller))
                : find(Stream.ofNullable(view.by())).in(view);
    }

    /** Completes the views of a page. */
    public <V> Page<V> name(Page<Unnamed<V>> page) {
        return new Page<>(find(page.items().stream().map(Unnamed::by)).in(page.items()), page.next());
    }

    /**
     * Finds the persons of the caller's organization. The platform's administrator, who has none there, finds nobody.
     *
     * @param users may contain nulls, for nobody
     */
    public Names find(Stream<UserAt> users) {
        Caller caller = tenant.caller();
        List<UserAt> distinct = users.filter(Objects::nonNull).distinct().toList();
        if (distinct.isEmpty() || caller.organizationId() == null) {
            return Names.NONE;
        }
        return found(distinct, caller.organizationId());
    }

    private Names found(List<UserAt> users, String organizationId) {
        Map<String, Person> members = new HashMap<>();
        Map<UserAt, Person> former = new HashMap<>();
        database.run(statements -> statements.list(
                FIND,
                row -> add(row, users, members, former),
                users.stream().map(UserAt::userId).toList(),
                users.stream().map(user -> user.time().toString()).toList(),
                organizationId,
                organizationId));
        return new Names(members, former);
    }

    /** Only a user who has left has a position. */
    private static Person add(
            ResultSet row, List<UserAt> users, Map<String, Person> members, Map<UserAt, Person> former)
            throws SQLException {
        String id = row.getString("id");
        int position = row.getInt("position");
        return row.wasNull()
                ? members.put(id, Person.member(id, row.getString("name"), row.getString("avatar_url")))
                : former.put(users.get(position - 1), Person.former(id, row.getString("name")));
    }
}
