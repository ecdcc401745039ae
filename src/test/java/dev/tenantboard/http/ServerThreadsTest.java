package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.http.ServerThreads.Group;
import dev.tenantboard.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerThreadsTest {

    private static final int LIMIT = 16;
    private static final int FEW = 7;
    private static final Group ONE = Group.ofUser("one");
    private static final Group TWO = Group.ofUser("two");

    private final ServerThreads threads = new ServerThreads(LIMIT);

    @Test
    void givesAUserHalf() {
        enter(ONE, LIMIT / 2);

        assertThat(threads.enter(ONE)).contains(ProblemType.CONCURRENCY_LIMIT_EXCEEDED);
        assertThat(threads.enter(TWO)).isEmpty();
    }

    @Test
    void givesPagesAFew() {
        enter(Group.PAGES, FEW);

        assertThat(threads.enter(Group.PAGES)).contains(ProblemType.SERVER_BUSY);
        assertThat(threads.enter(Group.NOBODY)).isEmpty();
        assertThat(threads.enter(Group.ofUser("pages"))).isEmpty();
    }

    @Test
    void keepsThreadsForTheOperator() {
        enter(ONE, LIMIT / 2);
        enter(TWO, LIMIT / 2);

        assertThat(threads.enter(Group.NOBODY)).contains(ProblemType.SERVER_BUSY);
        enter(Group.OPERATOR, FEW);
        assertThat(threads.enter(Group.OPERATOR)).contains(ProblemType.SERVER_BUSY);

        threads.leave(ONE);
        assertThat(threads.enter(Group.NOBODY)).isEmpty();
    }

    @Test
    void doesNotCountARefusedRequest() {
        enter(ONE, LIMIT / 2);
        for (int refused = 0; refused < LIMIT; refused++) {
            threads.enter(ONE);
        }

        enter(TWO, LIMIT / 2);
        for (int left = 0; left < LIMIT / 2; left++) {
            threads.leave(ONE);
        }
        enter(ONE, LIMIT / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 57, 64})
    void refusesASettingThatLeavesNoThreads(int limit) {
        assertThatThrownBy(() -> new ServerThreads(limit)).hasMessageContaining("tenantboard.requests.concurrency");
    }

    private void enter(Group group, int times) {
        for (int entered = 0; entered < times; entered++) {
            assertThat(threads.enter(group)).isEmpty();
        }
    }
}
