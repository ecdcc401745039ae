package dev.tenantboard.tenancy;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Queries the organizations with due system tasks: their ids and times, and none of their data. */
@ApplicationScoped
public class DueOrganizations {

    private static final String WITH_DUE_METRICS = """
            select organization_id
            from dashboard_tenants
            where metrics_due_at <= now()
            order by metrics_due_at
            limit ?
            """;

    private static final String WITH_DUE_RETENTION = """
            select organization_id
            from dashboard_tenants
            where retention_due_at <= now()
            order by retention_due_at
            limit ?
            """;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /** Organizations with due metrics, the longest due first. */
    public List<String> withDueMetrics(int limit) throws SQLException {
        return organizations(WITH_DUE_METRICS, limit);
    }

    /** Organizations in which rows may be too old, the longest due first. */
    public List<String> withDueRetention(int limit) throws SQLException {
        return organizations(WITH_DUE_RETENTION, limit);
    }

    private List<String> organizations(String sql, int limit) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<String> organizations = new ArrayList<>();
                while (rows.next()) {
                    organizations.add(rows.getString("organization_id"));
                }
                return organizations;
            }
        }
    }
}
