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
        Budget spent = limits.of("user", organization);
        spent.spend(1);
        Budget settled = limits.settle("user", organization, organization, tier);
        if (settled != spent) {
            settled.spend(1);
        }
    }

    private void requestOfAnother() {
        limits.settle("other", "acme", "acme", "FREE").spend(1);
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

        assertRefused(() -> limits.of("user", "acme").spend(1));
        assertThatCode(() -> limits.of("user", "globex").spend(1)).doesNotThrowAnyException();
    }

    /** A stranger gets no information about the organization, not even that it is busy. */
    @Test
    void doesNotUseTheBudgetOfAnOrganizationThatIsOnlyNamed() {
        requests(12, "acme");

        assertThatCode(() -> limits.of("stranger", "acme").spend(1)).doesNotThrowAnyException();
    }

    @Test
    void countsAStrangerAgainstTheirOwnBudget() {
        for (int i = 0; i < 6; i++) {
            limits.of("stranger", "acme").spend(1);
            limits.forget("stranger", "acme");
        }

        assertRefused(() -> limits.of("stranger", "acme").spend(1));
        assertRefused(() -> limits.of("stranger").spend(1));
        assertThatCode(() -> requests(12, "acme")).doesNotThrowAnyException();
        assertThatCode(() -> limits.of("user").spend(1)).doesNotThrowAnyException();
    }

    @Test
    void countsOneMoreRequestOfAFormerMember() {
        request("acme");
        limits.of("user", "acme").spend(1);
        limits.forget("user", "acme");

        limits.of("user", "acme").spend(1);

        for (int i = 0; i < 10; i++) {
            requestOfAnother();
        }
        assertRefused(this::requestOfAnother);
    }

    @Test
    void findsTheBudgetThatCountedARequestAgain() {
        Budget settled = limits.settle("user", "acme", "acme", "FREE");

        assertThat(limits.of("user", "acme")).isSameAs(settled);
        assertThat(limits.settle("user", "acme", "acme", "FREE")).isSameAs(settled);
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
