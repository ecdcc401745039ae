package dev.tenantboard.metric.source;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Looks at the views that the platform offers. Its transactions are its own, whoever calls it: a probe in the transaction
 * of a request would set another tenant there.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SourceSurvey {

    private static final System.Logger LOG = System.getLogger(SourceSurvey.class.getName());

    /** What was found of each view, the oldest view first. */
    public record Findings(Map<SourceView, Verdict> verdicts) {

        public static final Findings NONE = new Findings(Map.of());
    }

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /**
     * Looks again.
     *
     * @param before what was found the last time: a verdict stays that cannot be reached now
     * @param again whether to probe a view again that has not changed
     * @param worthProbing views that are refused anyway are not read
     */
    public Findings look(Findings before, boolean again, Predicate<SourceView> worthProbing) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return look(connection, before, again, worthProbing);
        }
    }

    static Findings look(Connection connection, Findings before, boolean again, Predicate<SourceView> worthProbing)
            throws SQLException {
        Map<SourceView, Verdict> verdicts = new LinkedHashMap<>();
        for (SourceView view : SourceReader.read(connection)) {
            Verdict known = before.verdicts().get(view);
            boolean probed = !worthProbing.test(view) || known != null && !again;
            verdicts.put(view, probed ? known : probe(connection, view, known));
        }
        return new Findings(verdicts);
    }

    private static Verdict probe(Connection connection, SourceView view, Verdict known) throws SQLException {
        try {
            return new IsolationProbe(connection).probe(view);
        } catch (SQLException passing) {
            if (!connection.isValid(1)) {
                throw passing;
            }
            LOG.log(System.Logger.Level.DEBUG, "Nothing was found out about " + view.name(), passing);
            return known != null ? known : Verdict.refused("It did not answer in time, or was locked.");
        }
    }
}
