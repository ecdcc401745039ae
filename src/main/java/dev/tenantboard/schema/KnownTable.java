package dev.tenantboard.schema;

import java.util.Locale;

/** Every table that the application role may touch, and whose rows it holds: a table that is not here is not safe. */
enum KnownTable {
    DASHBOARD_WIDGETS(Content.TENANT),
    USER_DASHBOARDS(Content.TENANT),
    ACTIVITY_FEEDS(Content.TENANT),
    QUICK_ACTIONS(Content.TENANT),
    DASHBOARD_METRICS(Content.TENANT),
    DASHBOARD_METRIC_VALUES(Content.TENANT),
    QUICK_ACTION_USAGE(Content.TENANT),
    ACTIVITY_MARKS(Content.TENANT),
    ACTIVITY_READ_POSITIONS(Content.TENANT),
    IDEMPOTENCY_KEYS(Content.TENANT),
    QUICK_ACTION_RUNS(Content.TENANT),
    ORGANIZATIONS(Content.PLATFORM),
    USERS(Content.PLATFORM),
    ORGANIZATION_MEMBERS(Content.PLATFORM),
    TENANTBOARD_SCHEMA_HISTORY(Content.HISTORY);

    /** Rows of tenants, under row-level security; or what is the platform's or Flyway's, and only read. */
    enum Content {
        TENANT,
        PLATFORM,
        HISTORY
    }

    private final Content content;

    KnownTable(Content content) {
        this.content = content;
    }

    Content content() {
        return content;
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
