package dev.tenantboard.schema;

import java.util.List;

/** A table that the application role may use. An unknown table with rows of tenants is unsafe. */
record KnownTable(String name, Content content) {

    /**
     * Rows under forced row-level security, or rows of the platform or of Flyway, which the application only reads.
     */
    enum Content {
        TENANT,
        PLATFORM,
        HISTORY
    }

    static KnownTable of(List<String> cells) {
        return new KnownTable(cells.get(0), Content.valueOf(cells.get(1)));
    }

    /** Returns whether policies of the product isolate the rows. */
    boolean isIsolated() {
        return content == Content.TENANT;
    }
}
