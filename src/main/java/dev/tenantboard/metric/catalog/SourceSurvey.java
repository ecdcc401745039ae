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
 * Surveys the views of the platform. It opens its own transactions: a probe in a request's transaction would set
 * another tenant there.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SourceSurvey {

    /**
     * The results, the oldest view first.
     *
     * @param verdicts null for a view that is not probed
     * @param triedAt the time of the last probe, successful or not
     */
    public record Findings(Map<SourceView, Verdict> verdicts, Map<SourceView, Long> triedAt) {

        public static final Findings NONE = new Findings(Map.of(), Map.of());
    }

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    /**
     * Surveys again, with one connection at a time and a time limit.
     *
     * @param before the last results; a verdict stays if the view cannot be probed now
     * @param worthProbing selects views; views that are rejected anyway are not read
     */
    public Findings look(Findings before, Predicate<SourceView> worthProbing) throws SQLException {
        return new SurveyRound(pool::getConnection, before, worthProbing, System::nanoTime).look();
    }
}
