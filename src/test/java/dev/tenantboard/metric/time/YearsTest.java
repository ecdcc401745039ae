package dev.tenantboard.metric.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YearsTest {

    @Test
    void includeTheFirstAndNotTheLast() {
        assertThat(Years.include(1899)).isFalse();
        assertThat(Years.include(1900)).isTrue();
        assertThat(Years.include(2199)).isTrue();
        assertThat(Years.include(2200)).isFalse();
    }
}
