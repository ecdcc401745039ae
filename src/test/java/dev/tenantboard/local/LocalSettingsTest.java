package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSettingsTest {

    @ParameterizedTest
    @CsvSource({"http.port, abc", "http.port, 0", "http.port, 65536", "database.port, -1", "database.port, ''"})
    void refusesWhatIsNoPort(String property, String value) {
        System.setProperty(property, value);
        try {
            assertThatThrownBy(LocalSettings::fromProperties)
                    .isInstanceOf(LocalFailure.class)
                    .hasMessage("-D" + property + "=" + value + " is no port");
        } finally {
            System.clearProperty(property);
        }
    }
}
