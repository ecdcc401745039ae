package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30Z",
        "2026-01-31t09:30:00z, 2026-01-31T09:30Z",
        "2026-01-31T09:30:00.123456789+02:00, 2026-01-31T07:30:00.123456789Z",
        "2026-01-31T09:30:00-00:00, 2026-01-31T09:30Z",
        "2026-01-31T23:30:00-23:59, 2026-02-01T23:29Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00Z",
        "2016-12-31T15:59:60.5-08:00, 2017-01-01T00:00:00.5Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00Z"
    })
    void readsTimesWithOffset(String text, String expected) {
        assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T10:00Z",
                "2026-01-31T10:00:00+02:00:30",
                "2026-01-31T10:00:00+0200",
                "2026-01-31T10:00:00+02",
                "2026-01-31T10:00:00+24:00",
                "2026-01-31T10:00:00",
                "2026-01-31 10:00:00Z",
                "2026-01-31T10:00:00.Z",
                "2026-01-31T10:00:00,5Z",
                "2026-01-31T10:00:00.1234567891Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T10:60:00Z",
                "2026-01-31T10:00:60Z",
                "2026-01-31T22:59:60Z",
                "2026-01-31T10:00:61Z",
                "2026-02-29T10:00:00Z",
                "+12026-01-31T10:00:00Z",
                "-0001-01-31T10:00:00Z",
                "2026-1-31T10:00:00Z",
                "२०२६-01-31T10:00:00Z",
                "2026-01-31T10:00:00Z\n",
                "2026-01-31",
                ""
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12026-01-31", "-0001-01-31", "2026-02-29", "2026-1-31", "20260131", "2026-01-31T", ""})
    void refusesOtherDates(String text) {
        assertThatThrownBy(() -> Rfc3339.date(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Prague, true",
        "UTC, true",
        "Etc/GMT+5, true",
        "CET, true",
        "EST, false",
        "MST, false",
        "HST, false",
        "SystemV/EST5, false",
        "+02:00, false",
        "europe/prague, false",
        "'', false"
    })
    void knowsZonesOfTheIanaDatabase(String name, boolean known) {
        assertThat(TimeZones.isKnown(name)).isEqualTo(known);
    }
}
