package dev.tenantboard.bench.control;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Where a replay gets its statements from: kept with their connection, or prepared anew as a pool's user does. */
public interface Statements {

    PreparedStatement prepare(String sql) throws SQLException;

    void done(PreparedStatement statement) throws SQLException;
}
