package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemResponsesTest {

    @Test
    void sendsTheTimeOfAFailureOnceAndNotTheUsualOneToo() {
        var failure =
                ProblemException.retryLater(ProblemType.TOKEN_KEYS_UNAVAILABLE, "No keys.", Duration.ofSeconds(5));

        assertThat(ProblemResponses.headers(failure, 503)).hasSize(1).containsEntry("Retry-After", "5");
    }

    @Test
    void sendsTheUsualTimeWithEveryOther503() {
        assertThat(ProblemResponses.headers(new ProblemException(ProblemType.DATABASE_BUSY), 503))
                .containsEntry("Retry-After", "1");
        assertThat(ProblemResponses.headers(new ProblemException(ProblemType.NOT_FOUND), 404))
                .isEmpty();
    }
}
