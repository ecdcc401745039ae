package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    /** Twelve a minute are one in five seconds. */
    private static final RateLimitSettings SETTINGS = new RateLimitSettings(12, 24, 48, 96, 192, 0, 6);

    private final Clock clock = new Clock();
    private final RateLimits limits = new RateLimits(SETTINGS, clock);

    /** Stands still unless it is told to go on. */
    private static final class Clock implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void passes(Duration time) {
            nanos += time.toNanos();
        }
    }

    private void ask(String organization) {
        askOf(organization, "FREE");
    }

    /** As a member, whose membership is looked up each time. */
    private void askOf(String organization, String tier) {
        Budget spent = limits.spend("user", organization);
        limits.settle(spent, "user", organization, organization, tier);
    }

    private void askTimes(int times, String organization) {
        for (int i = 0; i < times; i++) {
            ask(organization);
        }
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemType.RATE_LIMIT_EXCEEDED));
    }

    @Test
    void admitsAMinutesWorthAtOnceAndNoMore() {
        askTimes(12, "acme");

        assertRefused(() -> ask("acme"));
    }

    @Test
    void refillsEvenly() {
        askTimes(12, "acme");

        clock.passes(Duration.ofSeconds(4));
        assertRefused(() -> ask("acme"));
        clock.passes(Duration.ofSeconds(1));
        assertThatCode(() -> ask("acme")).doesNotThrowAnyException();
        assertRefused(() -> ask("acme"));
    }

    @Test
    void leavesOtherOrganizationsAlone() {
        askTimes(12, "acme");
        assertRefused(() -> ask("acme"));

        assertThatCode(() -> askTimes(12, "globex")).doesNotThrowAnyException();
    }

    @Test
    void refusesAtTheDoorWhoWasFoundToBeAMember() {
        askTimes(12, "acme");

        assertRefused(() -> limits.spend("user", "acme"));
        assertThatCode(() -> limits.spend("user", "globex")).doesNotThrowAnyException();
    }

    /** A stranger is told nothing of the organization, not even that it is busy. */
    @Test
    void refusesNobodyOnTheirWord() {
        askTimes(12, "acme");

        assertThatCode(() -> limits.spend("stranger", "acme")).doesNotThrowAnyException();
    }

    @Test
    void letsAStrangerSpendTheirOwnBudgetOnly() {
        for (int i = 0; i < 6; i++) {
            limits.spend("stranger", "acme");
            limits.forget("stranger", "acme");
        }

        assertRefused(() -> limits.spend("stranger", "acme"));
        assertRefused(() -> limits.spend("stranger"));
        assertThatCode(() -> askTimes(12, "acme")).doesNotThrowAnyException();
        assertThatCode(() -> limits.spend("user")).doesNotThrowAnyException();
    }

    @Test
    void letsAFormerMemberSpendOneMoreRequest() {
        ask("acme");
        limits.spend("user", "acme");
        limits.forget("user", "acme");

        limits.spend("user", "acme");

        for (int i = 0; i < 10; i++) {
            limits.settle(null, "other", "acme", "acme", "FREE");
        }
        assertRefused(() -> limits.settle(null, "other", "acme", "acme", "FREE"));
    }

    @Test
    void countsARequestOnce() {
        for (int i = 0; i < 12; i++) {
            Budget spent = limits.spend("user", "acme");
            Budget settled = limits.settle(spent, "user", "acme", "acme", "FREE");
            assertThat(limits.settle(settled, "user", "acme", "acme", "FREE")).isSameAs(settled);
        }

        assertRefused(() -> ask("acme"));
    }

    @Test
    void givesAnOrganizationTheFiguresOfItsNewTier() {
        askTimes(11, "acme");

        for (int i = 0; i < 24; i++) {
            askOf("acme", "STARTER");
        }

        assertRefused(() -> askOf("acme", "STARTER"));
    }

    @Test
    void knowsNoLimitWhereTheFigureIsZero() {
        for (int i = 0; i < 1_000; i++) {
            askOf("vast", "CUSTOM");
        }

        assertThatCode(() -> askOf("vast", "CUSTOM")).doesNotThrowAnyException();
    }

    @Test
    void hasAFigureForEveryTier() {
        for (Tier tier : Tier.values()) {
            assertThat(SETTINGS.ofTier(tier.name())).isNotNegative();
        }
    }

    @Test
    void refusesFiguresBelowZero() {
        assertThatThrownBy(() -> new RateLimitSettings(1, 1, 1, 1, 1, 1, -1))
                .hasMessageContaining("tenantboard.rate-limit");
    }

    @Test
    void forgetsWhatWasAskedForLongestAgo() {
        var recent = new LruMap<Integer, String>(3);
        for (int key = 1; key <= 3; key++) {
            recent.put(key, "kept");
        }

        recent.get(1);
        recent.put(4, "kept");

        assertThat(recent.get(1, () -> "afresh")).isEqualTo("kept");
        assertThat(recent.get(2, () -> "afresh")).isEqualTo("afresh");
    }
}
