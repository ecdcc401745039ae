package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queries the memberships of several users in the transaction's organization, to render events for all of them at once. */
@ApplicationScoped
public class Members {

    private static final String AMONG = """
            select
                m.user_id,
                m.organization_id,
                m.role::text as role,
                m.permissions,
                o.subscription_tier::text as tier
            from organization_members m
            join users u on u.id = m.user_id
            join organizations o on o.id = m.organization_id
            where m.organization_id = ? and m.user_id = any(?) and u.is_active
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    /**
     * Returns the active members among the users, by id, with their role and permissions now. It leaves out members with an
     * unknown role or tier.
     */
    public Map<String, Caller> among(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return database
                .run(statements -> statements.list(
                        AMONG,
                        row -> TenantSettings.known(row.getString("user_id"), row),
                        tenant.organizationId(),
                        userIds))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Caller::userId, Function.identity()));
    }
}
