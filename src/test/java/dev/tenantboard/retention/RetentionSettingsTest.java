package dev.tenantboard.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenantboard.access.Tier;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSettingsTest {

    @Test
    void distinguishTheTiers() {
        var settings = new RetentionSettings(days(1), days(2), days(3), days(4), days(5), days(6));

        assertThat(Arrays.stream(Tier.values()).map(settings::of).map(kept -> kept.orElseThrow()))
                .containsExactly(days(1), days(2), days(3), days(4), days(5), days(6));
    }

    @Test
    void keepForeverIfZero() {
        assertThat(allOf(Duration.ZERO).of(Tier.FREE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "PT1H", "PT25H", "PT0.5S", "P36501D", "-PT1S"})
    void refuseValuesThatAreNotWholeDays(String figure) {
        Duration wrong = Duration.parse(figure);

        assertThatIllegalStateException()
                .isThrownBy(() -> allOf(wrong))
                .withMessageContaining("tenantboard.activities.retention.*");
    }

    private static RetentionSettings allOf(Duration kept) {
        return new RetentionSettings(kept, kept, kept, kept, kept, kept);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
