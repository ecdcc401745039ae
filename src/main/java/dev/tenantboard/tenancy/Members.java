package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

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

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

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
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(AMONG)) {
            query.setString(1, tenant.organizationId());
            query.setArray(2, connection.createArrayOf("text", userIds.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, Caller> members = new HashMap<>();
                while (rows.next()) {
                    TenantSettings.known(rows.getString("user_id"), rows)
                            .ifPresent(member -> members.put(member.userId(), member));
                }
                return members;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the members could not be read", failure);
        }
    }
}
