package dev.tenantboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    void callsWhatComesAfterTheFirstQuarterGrowth() {
        assertThat(Soak.growth(List.of(100.0, 300.0, 301.0, 302.0, 303.0))).isCloseTo(60, within(0.01));
        assertThat(Soak.growth(List.of(5.0))).isZero();
    }
}
