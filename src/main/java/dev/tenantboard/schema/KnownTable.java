package dev.tenantboard.schema;

import java.util.Arrays;
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
    ORGANIZATIONS(Content.READ_ONLY),
    USERS(Content.READ_ONLY),
    ORGANIZATION_MEMBERS(Content.READ_ONLY),
    TENANTBOARD_SCHEMA_HISTORY(Content.READ_ONLY);

    /** Rows of tenants, under row-level security; or what belongs to the platform or to Flyway, which is only read. */
    enum Content {
        TENANT,
        READ_ONLY
    }

    private final Content content;

    KnownTable(Content content) {
        this.content = content;
    }

    static String[] names(Content content) {
        return Arrays.stream(values())
                .filter(table -> table.content == content)
                .map(KnownTable::tableName)
                .toArray(String[]::new);
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
