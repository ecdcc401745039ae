package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.problem.ProblemType;
import org.junit.jupiter.api.Test;

class BusyFilterTest {

    private static final int LIMIT = 16;
    private static final String NOBODY = "";

    private final BusyFilter filter = new BusyFilter(LIMIT);

    @Test
    void limitsAUserToHalf() {
        enter("one", LIMIT / 2);

        assertThat(filter.enter("one")).isEqualTo(ProblemType.CONCURRENCY_LIMIT_EXCEEDED);
        assertThat(filter.enter("other")).isNull();
    }

    @Test
    void limitsRequestsWithoutATokenToAnEighth() {
        enter(NOBODY, LIMIT / 8);

        assertThat(filter.enter(NOBODY)).isEqualTo(ProblemType.SERVER_BUSY);
        assertThat(filter.enter("one")).isNull();
    }

    @Test
    void limitsAllRequests() {
        enter("one", LIMIT / 2);
        enter("two", LIMIT / 2);

        assertThat(filter.enter("three")).isEqualTo(ProblemType.SERVER_BUSY);

        filter.leave("one");
        assertThat(filter.enter("three")).isNull();
    }

    @Test
    void countsARefusedRequestNot() {
        enter("one", LIMIT / 2);
        for (int refused = 0; refused < LIMIT; refused++) {
            filter.enter("one");
        }

        enter("two", LIMIT / 2);
        for (int left = 0; left < LIMIT / 2; left++) {
            filter.leave("one");
        }
        enter("one", LIMIT / 2);
    }

    private void enter(String user, int times) {
        for (int entered = 0; entered < times; entered++) {
            assertThat(filter.enter(user)).isNull();
        }
    }
}
