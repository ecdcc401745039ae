package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private long nanos;

    /** Sixty a minute are one a second. */
    private final Budget budget = new Budget("organization", 60, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private void advance(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private void assertRefused(long cost, long before, int seconds) {
        assertThatThrownBy(() -> budget.spend(cost, before)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().code()).isEqualTo(ProblemType.RATE_LIMIT_EXCEEDED);
            assertThat(refusal.problem().detail()).endsWith("Try again in " + seconds + " s.");
        });
    }

    @Test
    void showsWhatIsLeft() {
        assertThat(budget.policy()).isEqualTo("\"organization\";q=60;w=60");
        assertThat(budget.state()).isEqualTo("\"organization\";r=60;t=0");

        budget.spend(25);

        assertThat(budget.state()).isEqualTo("\"organization\";r=35;t=25");
        advance(5);
        assertThat(budget.state()).isEqualTo("\"organization\";r=40;t=20");
    }

    @Test
    void countsItemsAllOrNone() {
        budget.spend(41);

        assertRefused(20, 0, 1);
        assertThat(budget.state()).isEqualTo("\"organization\";r=19;t=41");
        budget.spend(19);
        assertRefused(1, 0, 1);
    }

    /** The retry sends the request itself again, which was counted before its items. */
    @Test
    void namesTheTimeAfterWhichTheWholeRequestCanRun() {
        budget.spend(40);
        budget.spend(1);

        assertRefused(29, 1, 11);
        advance(11);
        budget.spend(1);
        budget.spend(29, 1);
        assertThat(budget.state()).isEqualTo("\"organization\";r=0;t=60");
    }

    @Test
    void sendsMoreThanAFullBudgetOnlyWhenItIsFull() {
        budget.spend(1);
        budget.spend(999, 1);

        assertThat(budget.state()).isEqualTo("\"organization\";r=0;t=1000");
        assertRefused(1, 0, 941);
        advance(941);
        budget.spend(1);
        assertRefused(999, 1, 60);
        advance(60);
        budget.spend(1);
        budget.spend(999, 1);
    }

    @Test
    void costsAsMuchAsItHasItemsIfTheBudgetIsOne() {
        var smallest = new Budget("user", 1, TimeMeter.SYSTEM_NANOTIME);

        smallest.spend(1);
        smallest.spend(2, 1);

        assertThat(smallest.state()).isEqualTo("\"user\";r=0;t=180");
    }

    @Test
    void hasNoLimitForZero() {
        var vast = new Budget("organization", 0, TimeMeter.SYSTEM_NANOTIME);

        vast.spend(1_000_000, 1);

        assertThat(vast.isLimited()).isFalse();
    }
}
