package dev.tenantboard.tenancy;

import dev.tenantboard.persistence.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

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

    @Inject
    private Database database;

    /** Organizations with due metrics, the longest due first. */
    public List<String> withDueMetrics(int limit) {
        return organizations(WITH_DUE_METRICS, limit);
    }

    /** Organizations in which rows may be too old, the longest due first. */
    public List<String> withDueRetention(int limit) {
        return organizations(WITH_DUE_RETENTION, limit);
    }

    private List<String> organizations(String sql, int limit) {
        return database.run(statements -> statements.list(sql, row -> row.getString("organization_id"), limit));
    }
}
