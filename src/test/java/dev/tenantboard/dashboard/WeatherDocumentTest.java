package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.dashboard.WeatherView.Forecast;
import dev.tenantboard.dashboard.WeatherView.WeatherDay;
import dev.tenantboard.dashboard.WeatherView.WeatherNow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-30T20:10:00Z");

    @Test
    void readsTheFormatOfOpenMeteo() {
        Forecast forecast = read(ForecastStub.DOCUMENT).orElseThrow();

        assertThat(forecast.readAt()).isEqualTo(NOW);
        assertThat(forecast.zone()).isEqualTo("Europe/Prague");
        assertThat(forecast.now())
                .isEqualTo(new WeatherNow(
                        Instant.parse("2026-11-30T20:00:00Z"), 3, false, 4.5, 1.2, 81.0, 12.4, 270.0, 0.2, 1016.3));
        assertThat(forecast.days()).hasSize(3);
        assertThat(forecast.days().get(1))
                .isEqualTo(new WeatherDay(
                        "2026-12-01",
                        61,
                        6.1,
                        -1.3,
                        3.4,
                        65.0,
                        1.1,
                        Instant.parse("2026-12-01T06:39:00Z"),
                        Instant.parse("2026-12-01T15:01:00Z")));
        assertThat(forecast.days().get(2).highest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{'current':1}",
                "{'error':true,'reason':'Smuggled'}",
                "{'current':{},'utc_offset_seconds':1000000000}",
                "{'current':{},'daily':{'time':['Smuggled']}}",
                "<html>"
            })
    void refusesOtherFormats(String answer) {
        assertThat(read(answer)).isEmpty();
    }

    @Test
    void leavesOutValuesOfOtherTypes() {
        Forecast forecast =
                read("{'timezone':'Smuggled','current':{'time':'Smuggled','temperature_2m':'4','weather_code':1e300,"
                                + "'is_day':true,'precipitation':1e400},'daily':{'time':['2026-12-01'],'sunrise':[7]}}")
                        .orElseThrow();

        assertThat(forecast.toString()).doesNotContain("Smuggled", "Infinity");
        assertThat(forecast.now())
                .isEqualTo(new WeatherNow(null, null, null, null, null, null, null, null, null, null));
        assertThat(forecast.days())
                .containsExactly(new WeatherDay("2026-12-01", null, null, null, null, null, null, null, null));
    }

    @Test
    void readsElevenDaysAtMost() {
        String dates = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> "'2026-12-%02d'".formatted(day))
                .collect(Collectors.joining(","));

        assertThat(read("{'current':{},'daily':{'time':[" + dates + "]}}")
                        .orElseThrow()
                        .days())
                .hasSize(11);
    }

    private static Optional<Forecast> read(String answer) {
        return WeatherDocument.read(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
    }
}
