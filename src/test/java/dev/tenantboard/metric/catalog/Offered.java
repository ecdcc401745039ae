package dev.tenantboard.metric.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the catalog finds in the schema of sources, for tests of other packages. */
public final class Offered {

    private Offered() {}

    public static List<SourceView> views(Connection application) throws SQLException {
        return SourceReader.read(application);
    }
}
