package dev.tenantboard.definition;

/** The kinds of rows that members create, and of which an organization may have a limited number, by its tier. */
public enum Quota {
    WIDGETS("dashboard_widgets", "widgets", "widgets"),
    QUICK_ACTIONS("quick_actions", "quick-actions", "quick actions"),
    METRICS("dashboard_metrics", "metrics", "metrics");

    private final String table;
    private final String settings;
    private final String rows;

    Quota(String table, String settings, String rows) {
        this.table = table;
        this.settings = settings;
        this.rows = rows;
    }

    String table() {
        return table;
    }

    /** Returns the part of the settings' names. */
    String settings() {
        return settings;
    }

    /** Returns what a sentence calls several of these rows. */
    String rows() {
        return rows;
    }
}
