package dev.tenantboard.metric.reading;

import dev.tenantboard.http.EntityTags;
import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import java.time.Instant;
import java.util.List;

/**
 * Rows that a caller may read.
 *
 * @param name the name of a file with them
 * @param identity all that decides which rows there are and in which order, as texts: a cursor is valid for it only
 * @param isStored whether the rows are in memory, so that no scan reads them
 * @param pages reads them
 */
public record RowSource(
        String organizationId,
        String name,
        List<RowColumn> columns,
        List<SortField> order,
        List<String> identity,
        boolean isStored,
        Pages pages) {

    /** Reads pages, in the organization of the current thread. */
    @FunctionalInterface
    public interface Pages {
        Page read(Instant now, Position after, int limit);
    }

    String fingerprint() {
        return EntityTags.of(organizationId, identity);
    }
}
