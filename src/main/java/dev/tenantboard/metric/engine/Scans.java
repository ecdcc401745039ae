package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.persistence.Statements;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Runs scans of the caller's organization. Each has its own transaction and fails alone. */
@Stateless
@Tenanted
public class Scans {

    private static final System.Logger LOG = System.getLogger(Scans.class.getName());

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    @Inject
    private ScanTimeout timeout;

    /**
     * Returns the rows of a scan.
     *
     * @throws ScanException if the database did not answer
     */
    public List<Scan.Row> run(Scan scan) {
        return run(scan.dataset(), runner -> runner.run(scan));
    }

    /**
     * Returns a page of rows.
     *
     * @throws ScanException if the database did not answer
     */
    public RowScan.Page rows(RowScan scan) {
        return run(scan.dataset(), runner -> runner.rows(scan));
    }

    private <T> T run(Dataset dataset, Statements.Reading<ScanRunner, T> scan) {
        try (Connection connection = pool.getConnection()) {
            var runner = new ScanRunner(connection, tenant.organizationId());
            runner.settle(timeout.value());
            return scan.from(runner);
        } catch (SQLException failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "A scan of " + dataset.name() + " failed with " + failure.getSQLState() + ": "
                            + failure.getMessage());
            throw ScanException.of(failure);
        }
    }
}
