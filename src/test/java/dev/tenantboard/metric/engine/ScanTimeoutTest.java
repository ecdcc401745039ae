package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTimeoutTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.0001S", "PT0.099S", "PT-2S", "PT60.001S", "PT24H"})
    void refusesWhatIsNoLimit(String setting) {
        assertThatThrownBy(() -> ScanTimeout.check(Duration.parse(setting)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tenantboard.metrics.statement-timeout must be between PT0.1S and PT60S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.1S", "PT2S", "PT1M"})
    void takesWhatIsOne(String setting) {
        assertThatCode(() -> ScanTimeout.check(Duration.parse(setting))).doesNotThrowAnyException();
    }
}
