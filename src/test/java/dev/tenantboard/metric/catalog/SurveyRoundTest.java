package dev.tenantboard.metric.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.metric.catalog.SourceSurvey.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurveyRoundTest {

    private static final String OWN =
            "select organization_id, amount from expenses where organization_id = " + OfferedViews.CURRENT;

    private final TestDatabase database = TestDatabase.migrated();

    private long now;
    private Duration opening = Duration.ZERO;
    private int opened;

    @AfterEach
    void drop() {
        database.close();
    }

    private Findings look(Findings before) throws SQLException {
        return new SurveyRound(this::open, before, view -> true, () -> now).look();
    }

    /** Time passes only here. */
    private Connection open() throws SQLException {
        now += opening.toNanos();
        opened++;
        return database.application();
    }

    private Connection lock() throws SQLException {
        Connection locking = database.superuser();
        locking.setAutoCommit(false);
        locking.createStatement().execute("lock table expenses in access exclusive mode");
        return locking;
    }

    @Test
    void keepsAVerdictWhileTheViewIsLocked() throws Exception {
        OfferedViews.over(database).offer(Map.of("expenses", OWN));
        Findings before = look(Findings.NONE);
        now += SurveyRound.PROVED_FOR.toNanos();

        try (Connection locking = lock()) {
            Findings after = look(before);

            assertThat(opened).isEqualTo(4);
            assertThat(after.verdicts()).isEqualTo(before.verdicts()).hasSize(1);
            assertThat(after.verdicts().values()).allMatch(Verdict::isProved);
        }
    }

    @Test
    void knowsNothingOfAViewThatWasLockedFromTheStart() throws Exception {
        OfferedViews.over(database).offer(Map.of("expenses", OWN));
        Findings unknown;
        try (Connection locking = lock()) {
            unknown = look(Findings.NONE);
        }
        now += SurveyRound.OTHERS_FOR.toNanos();

        Findings known = look(unknown);

        assertThat(unknown.verdicts().values()).containsExactly(Verdict.UNKNOWN);
        assertThat(known.verdicts().values()).allMatch(Verdict::isProved);
    }

    @Test
    void probesAgainAtOnceWhatIsNewOrChangedAndSeldomWhatIsProved() throws Exception {
        OfferedViews offered =
                OfferedViews.over(database).offer(Map.of("expenses", OWN, "refused", "select * from expenses"));
        Findings first = look(Findings.NONE);
        offered.offer(Map.of("added", OWN)).execute("comment on view dashboard_sources.expenses is 'Spent.'");
        opened = 0;

        Findings second = look(first);
        int atOnce = opened;
        now += SurveyRound.OTHERS_FOR.toNanos();
        opened = 0;
        look(second);

        // Beside the list: the one that is new and the one that changed; and later the one that is refused.
        assertThat(atOnce).isEqualTo(3);
        assertThat(opened).isEqualTo(2);
        assertThat(second.verdicts().values()).filteredOn(Verdict::isProved).hasSize(2);
    }

    @Test
    void leavesToTheNextRoundWhatItsTimeIsNotEnoughFor() throws Exception {
        OfferedViews.over(database).offer(Map.of("a", OWN, "b", OWN, "c", OWN, "d", OWN, "e", OWN));
        opening = SurveyRound.BUDGET.dividedBy(2);

        Findings first = look(Findings.NONE);
        Findings second = look(first);
        Findings third = look(second);

        assertThat(first.verdicts().values()).filteredOn(Verdict::isKnown).hasSize(2);
        assertThat(second.verdicts().values()).filteredOn(Verdict::isKnown).hasSize(4);
        assertThat(third.verdicts().values()).allMatch(Verdict::isProved).hasSize(5);
    }
}
