package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitersTest {

    private final Waiters waiters = new Waiters();

    @Test
    void letsAFewOfAnOrganizationWait() {
        enter("a", Waiters.MAX_OF_ORGANIZATION);

        assertThat(waiters.enter("a")).isFalse();
        assertThat(waiters.enter("b")).isTrue();
        waiters.leave("a");
        assertThat(waiters.enter("a")).isTrue();
    }

    @Test
    void letsAFewOfAllWait() {
        for (int i = 0; i < Waiters.MAX; i++) {
            assertThat(waiters.enter("organization " + i)).isTrue();
        }

        assertThat(waiters.enter("one more")).isFalse();
        waiters.leave("organization 0");
        assertThat(waiters.enter("one more")).isTrue();
    }

    private void enter(String organization, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(waiters.enter(organization)).isTrue();
        }
    }
}
