package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Scope;
import dev.tenantboard.access.Tier;
import dev.tenantboard.persistence.Statements;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sets the settings that row-level security reads, for the transaction on its own connection. Two statements share one round
 * trip. The first sets the user, so that the second can read that user's memberships. The second sets the organization, but
 * only for a membership of an active user, and the user's name, which a trigger keeps for the time after they leave. Time-outs
 * for locks and statements apply from then on. The second statement finds rows by their keys, so PostgreSQL keeps its plan:
 * under the policies, a new plan for each request took longer than all other statements of many requests.
 */
final class TenantSettings {

    private static final String SET_USER = """
            select
                set_config('app.current_user_id', ?, true),
                set_config('app.current_org_id', '', true),
                set_config('app.platform_admin', ?, true),
                set_config('app.product', '', true),
                set_config('lock_timeout', '5s', true),
                set_config('statement_timeout', '30s', true),
                set_config('plan_cache_mode', 'force_generic_plan', true);
            """;

    private static final String OPEN_FOR_PRODUCT = """
            select
                set_config('app.current_user_id', '', true),
                set_config('app.current_org_id', ?, true),
                set_config('app.platform_admin', '', true),
                set_config('app.product', 'true', true),
                set_config('lock_timeout', '5s', true),
                set_config('statement_timeout', '30s', true);
            select o.id from organizations o where o.id = ?
            """;

    private static final String OPEN_ORGANIZATION = SET_USER + """
            select
                u.is_active,
                $user,
                m.organization_id,
                m.role::text as role,
                m.permissions,
                o.subscription_tier::text as tier,
                set_config('plan_cache_mode', ?, true),
                count(*) over () as choices,
                case
                    when u.is_active and count(*) over () = 1
                    then set_config('app.current_org_id', m.organization_id, true)
                end,
                set_config('app.current_user_name', coalesce(left(cast(u.name as text), 255), ''), true)
            from users u
            join organization_members m on m.user_id = u.id
            join organizations o on o.id = m.organization_id
            where u.id = ? and m.organization_id = coalesce(?, m.organization_id)
            limit 1
            """.replace("$user", UserColumns.SQL);

    private static final String OPEN_WITHOUT_ORGANIZATION = SET_USER + """
            select
                u.is_active,
                set_config('plan_cache_mode', 'auto', true)
            from users u
            where u.id = ?
            """;

    private final Statements statements;

    TenantSettings(Connection connection) {
        this.statements = new Statements(connection);
    }

    Caller openOrganization(String userId, String organizationId, Access access) throws SQLException {
        return statements
                .list(OPEN_ORGANIZATION, row -> member(userId, row), userId, "", plans(access), userId, organizationId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_A_MEMBER));
    }

    Caller openWithoutOrganization(String userId, Scope scope) throws SQLException {
        String administrator = scope == Scope.SYSTEM ? "true" : "";
        List<Boolean> active = statements.list(
                OPEN_WITHOUT_ORGANIZATION, row -> row.getBoolean("is_active"), userId, administrator, userId);
        requireActive(active.contains(true));
        return Caller.withoutOrganization(scope, userId);
    }

    /** One round trip without user and membership. If the organization does not exist, the rollback removes the settings. */
    Caller openForProduct(String organizationId) throws SQLException {
        return statements
                .list(OPEN_FOR_PRODUCT, row -> Caller.product(row.getString("id")), organizationId, organizationId)
                .stream()
                .findFirst()
                .orElseThrow(OrganizationGoneException::new);
    }

    /**
     * A plan that a connection keeps for all tenants may suit a small tenant, but scan all activities of a large one.
     */
    private static String plans(Access access) {
        return access.searchesHistory() ? "force_custom_plan" : "auto";
    }

    private static Caller member(String userId, ResultSet row) throws SQLException {
        requireActive(row.getBoolean("is_active"));
        if (row.getInt("choices") > 1) {
            throw new ProblemException(
                    ProblemType.ORGANIZATION_NOT_CHOSEN,
                    "You are a member of several organizations: name one in X-Organization-Id. /api/v1/me lists them.");
        }
        Role role = Role.named(row.getString("role")).orElseThrow(() -> unknown("role"));
        Tier tier = Tier.named(row.getString("tier")).orElseThrow(() -> unknown("tier"));
        return member(userId, row, role, tier).named(row.getString("name"), row.getString("avatar_url"));
    }

    /** Returns nothing for a member with an unknown role or tier. */
    static Optional<Caller> known(String userId, ResultSet row) throws SQLException {
        Optional<Role> role = Role.named(row.getString("role"));
        Optional<Tier> tier = Tier.named(row.getString("tier"));
        return role.isPresent() && tier.isPresent()
                ? Optional.of(member(userId, row, role.get(), tier.get()))
                : Optional.empty();
    }

    private static Caller member(String userId, ResultSet row, Role role, Tier tier) throws SQLException {
        return Caller.member(
                userId, row.getString("organization_id"), role, permissions(row.getArray("permissions")), tier);
    }

    private static ProblemException unknown(String what) {
        return new ProblemException(
                ProblemType.MEMBERSHIP_UNKNOWN,
                "The dashboard does not know your " + what + " in the organization. Ask the operator of the platform.");
    }

    private static List<String> permissions(Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray())
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static void requireActive(boolean active) {
        if (!active) {
            throw new ProblemException(ProblemType.ACCOUNT_INACTIVE);
        }
    }
}
