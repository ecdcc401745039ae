package dev.tenantboard.persistence;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs plain SQL on a connection of the pool. Within a transaction, this is the transaction's own connection. */
@ApplicationScoped
public class Database {

    /** Statements, and what they return. */
    public interface Work<T> {
        T with(Statements statements) throws SQLException;
    }

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /** @throws EJBException around a failure of the database, so that the transaction is rolled back */
    public <T> T run(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(new Statements(connection));
        } catch (SQLException failure) {
            throw new EJBException(failure.getMessage(), failure);
        }
    }
}
