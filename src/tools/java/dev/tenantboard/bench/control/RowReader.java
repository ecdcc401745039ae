package dev.tenantboard.bench.control;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes the rows of a statement. */
public interface RowReader {

    void read(ResultSet rows) throws SQLException;
}
