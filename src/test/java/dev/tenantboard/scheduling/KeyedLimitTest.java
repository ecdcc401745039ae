package dev.tenantboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedLimitTest {

    private static final int OF_KEY = 4;
    private static final int TOTAL = 16;

    private final KeyedLimit limit = new KeyedLimit(OF_KEY, TOTAL);

    @Test
    void permitsAFewOfAKey() {
        acquire("a", OF_KEY);

        assertThat(limit.tryAcquire("a")).isFalse();
        assertThat(limit.tryAcquire("b")).isTrue();
        limit.release("a");
        assertThat(limit.tryAcquire("a")).isTrue();
    }

    @Test
    void isFullForAKeyAndNotForOthers() {
        acquire("a", OF_KEY - 1);
        assertThat(limit.isFull("a")).isFalse();

        acquire("a", 1);

        assertThat(limit.isFull("a")).isTrue();
        assertThat(limit.isFull("b")).isFalse();
        limit.release("a");
        assertThat(limit.isFull("a")).isFalse();
    }

    @Test
    void permitsAFewInAll() {
        for (int i = 0; i < TOTAL; i++) {
            assertThat(limit.tryAcquire("key " + i)).isTrue();
        }

        assertThat(limit.tryAcquire("one more")).isFalse();
        limit.release("key 0");
        assertThat(limit.tryAcquire("one more")).isTrue();
    }

    private void acquire(String key, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.tryAcquire(key)).isTrue();
        }
    }
}
