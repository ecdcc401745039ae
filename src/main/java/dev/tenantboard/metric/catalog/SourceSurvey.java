package dev.tenantboard.metric.catalog;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.SQLException;
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

    /**
     * What was found of each view, the oldest view first.
     *
     * @param verdicts null for a view that is not worth probing
     * @param triedAt when it was probed, with or without success
     */
    public record Findings(Map<SourceView, Verdict> verdicts, Map<SourceView, Long> triedAt) {

        public static final Findings NONE = new Findings(Map.of(), Map.of());
    }

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /**
     * Looks again, with one connection at a time and for a bounded time.
     *
     * @param before what was found the last time: a verdict stays that cannot be reached now
     * @param worthProbing views that are refused anyway are not read
     */
    public Findings look(Findings before, Predicate<SourceView> worthProbing) throws SQLException {
        return new SurveyRound(pool::getConnection, before, worthProbing, System::nanoTime).look();
    }
}
