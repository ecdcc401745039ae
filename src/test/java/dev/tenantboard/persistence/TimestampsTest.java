package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:10.123456Z, 2026-01-02T03:04:10.123456Z",
        "2026-01-02T03:04:10.1234564Z, 2026-01-02T03:04:10.123457Z",
        "2026-01-02T03:04:10.123456999Z, 2026-01-02T03:04:10.123457Z",
        "2026-01-02T03:04:59.999999001+01:00, 2026-01-02T02:05Z",
        "1969-12-31T23:59:59.9999991Z, 1970-01-01T00:00Z"
    })
    void findsTheFirstStoredTimeThatIsNotBefore(String given, String expected) {
        assertThat(Timestamps.notBefore(OffsetDateTime.parse(given))).isEqualTo(OffsetDateTime.parse(expected));
    }
}
