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

    /** A clock that the test advances. */
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

        void advance(Duration time) {
            nanos += time.toNanos();
        }
    }

    private void request(String organization) {
        requestIn(organization, "FREE");
    }

    /** A member's request, with a query of the membership. */
    private void requestIn(String organization, String tier) {
        RateLimits.Budget spent = limits.spend("user", organization);
        limits.settle(spent, "user", organization, organization, tier);
    }

    private void requests(int times, String organization) {
        for (int i = 0; i < times; i++) {
            request(organization);
        }
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemType.RATE_LIMIT_EXCEEDED));
    }

    @Test
    void admitsTheLimitOfAMinuteAtOnce() {
        requests(12, "acme");

        assertRefused(() -> request("acme"));
    }

    @Test
    void refillsEvenly() {
        requests(12, "acme");

        clock.advance(Duration.ofSeconds(4));
        assertRefused(() -> request("acme"));
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> request("acme")).doesNotThrowAnyException();
        assertRefused(() -> request("acme"));
    }

    @Test
    void doesNotLimitOtherOrganizations() {
        requests(12, "acme");
        assertRefused(() -> request("acme"));

        assertThatCode(() -> requests(12, "globex")).doesNotThrowAnyException();
    }

    @Test
    void refusesAKnownMemberBeforeAnyQuery() {
        requests(12, "acme");

        assertRefused(() -> limits.spend("user", "acme"));
        assertThatCode(() -> limits.spend("user", "globex")).doesNotThrowAnyException();
    }

    /** A stranger gets no information about the organization, not even that it is busy. */
    @Test
    void doesNotUseTheBudgetOfAnOrganizationThatIsOnlyNamed() {
        requests(12, "acme");

        assertThatCode(() -> limits.spend("stranger", "acme")).doesNotThrowAnyException();
    }

    @Test
    void countsAStrangerAgainstTheirOwnBudget() {
        for (int i = 0; i < 6; i++) {
            limits.spend("stranger", "acme");
            limits.forget("stranger", "acme");
        }

        assertRefused(() -> limits.spend("stranger", "acme"));
        assertRefused(() -> limits.spend("stranger"));
        assertThatCode(() -> requests(12, "acme")).doesNotThrowAnyException();
        assertThatCode(() -> limits.spend("user")).doesNotThrowAnyException();
    }

    @Test
    void countsOneMoreRequestOfAFormerMember() {
        request("acme");
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
            RateLimits.Budget spent = limits.spend("user", "acme");
            RateLimits.Budget settled = limits.settle(spent, "user", "acme", "acme", "FREE");
            assertThat(limits.settle(settled, "user", "acme", "acme", "FREE")).isSameAs(settled);
        }

        assertRefused(() -> request("acme"));
    }

    @Test
    void appliesTheLimitOfANewTier() {
        requests(11, "acme");

        for (int i = 0; i < 24; i++) {
            requestIn("acme", "STARTER");
        }

        assertRefused(() -> requestIn("acme", "STARTER"));
    }

    @Test
    void hasNoLimitForZero() {
        for (int i = 0; i < 1_000; i++) {
            requestIn("vast", "CUSTOM");
        }

        assertThatCode(() -> requestIn("vast", "CUSTOM")).doesNotThrowAnyException();
    }

    @Test
    void hasALimitForEachTier() {
        for (Tier tier : Tier.values()) {
            assertThat(SETTINGS.ofTier(tier.name())).isNotNegative();
        }
    }

    @Test
    void refusesNegativeLimits() {
        assertThatThrownBy(() -> new RateLimitSettings(1, 1, 1, 1, 1, 1, -1))
                .hasMessageContaining("tenantboard.rate-limit");
    }

    @Test
    void removesTheLeastRecentlyUsedEntry() {
        var recent = new RateLimits.LruMap<Integer, String>(3);
        for (int key = 1; key <= 3; key++) {
            recent.put(key, "kept");
        }

        recent.get(1);
        recent.put(4, "kept");

        assertThat(recent.get(1, () -> "new")).isEqualTo("kept");
        assertThat(recent.get(2, () -> "new")).isEqualTo("new");
    }
}
