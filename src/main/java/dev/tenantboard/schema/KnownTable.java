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
    DASHBOARD_METRIC_HISTORY(Content.TENANT),
    QUICK_ACTION_USAGE(Content.TENANT),
    ACTIVITY_MARKS(Content.TENANT),
    ACTIVITY_READ_POSITIONS(Content.TENANT),
    ACTIVITY_DEDUPE_KEYS(Content.TENANT),
    DASHBOARD_EVENTS(Content.TENANT),
    DASHBOARD_TENANTS(Content.LISTING),
    IDEMPOTENCY_KEYS(Content.TENANT),
    QUICK_ACTION_RUNS(Content.TENANT),
    ORGANIZATIONS(Content.PLATFORM),
    USERS(Content.PLATFORM),
    ORGANIZATION_MEMBERS(Content.PLATFORM),
    TENANTBOARD_SCHEMA_HISTORY(Content.HISTORY);

    /**
     * Rows of tenants, under row-level security; the list of those with work to do, which everybody reads and each tenant
     * writes its own row of; or what is the platform's or Flyway's, and only read.
     */
    enum Content {
        TENANT,
        LISTING,
        PLATFORM,
        HISTORY;

        /** Whether the rows are kept apart by policies of the product's. */
        boolean isIsolated() {
            return this == TENANT || this == LISTING;
        }
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
