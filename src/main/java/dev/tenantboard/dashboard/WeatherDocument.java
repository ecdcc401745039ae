package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.dashboard.WeatherView.Forecast;
import dev.tenantboard.dashboard.WeatherView.WeatherDay;
import dev.tenantboard.dashboard.WeatherView.WeatherNow;
import dev.tenantboard.persistence.TimeZones;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer of the source, in the format of Open-Meteo's forecast (https://open-meteo.com/en/docs). Each value is checked,
 * because another party wrote it. A value of another type is left out.
 */
final class WeatherDocument {

    /** Today and the ten days that a widget can show. */
    static final int DAYS = 11;

    /** The parameters of a request, after the place. */
    static final String QUERY = "current=temperature_2m,apparent_temperature,relative_humidity_2m,is_day,precipitation,"
            + "weather_code,pressure_msl,wind_speed_10m,wind_direction_10m"
            + "&daily=weather_code,temperature_2m_max,temperature_2m_min,sunrise,sunset,uv_index_max,precipitation_sum,"
            + "precipitation_probability_max"
            + "&timezone=auto&forecast_days=" + DAYS;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final ZoneOffset offset;

    private WeatherDocument(JsonNode document) {
        this.document = document;
        offset = ZoneOffset.ofTotalSeconds(document.path("utc_offset_seconds").asInt());
    }

    /** Returns the forecast in an answer, or empty if the answer has another format. */
    static Optional<Forecast> read(byte[] answer, Instant readAt) {
        try {
            JsonNode document = JSON.readTree(answer);
            return document.path("current").isObject()
                    ? Optional.of(new WeatherDocument(document).forecast(readAt))
                    : Optional.empty();
        } catch (IOException | DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    private Forecast forecast(Instant readAt) {
        String zone = document.path("timezone").asText();
        return new Forecast(readAt, TimeZones.isKnown(zone) ? zone : null, now(document.path("current")), days());
    }

    private WeatherNow now(JsonNode current) {
        Integer isDay = whole(current.path("is_day"));
        return new WeatherNow(
                time(current.path("time")),
                whole(current.path("weather_code")),
                isDay == null ? null : isDay == 1,
                number(current.path("temperature_2m")),
                number(current.path("apparent_temperature")),
                number(current.path("relative_humidity_2m")),
                number(current.path("wind_speed_10m")),
                number(current.path("wind_direction_10m")),
                number(current.path("precipitation")),
                number(current.path("pressure_msl")));
    }

    private List<WeatherDay> days() {
        JsonNode daily = document.path("daily");
        JsonNode dates = daily.path("time");
        List<WeatherDay> days = new ArrayList<>();
        for (int i = 0; i < Math.min(DAYS, dates.size()); i++) {
            days.add(new WeatherDay(
                    LocalDate.parse(dates.path(i).asText()).toString(),
                    whole(daily.path("weather_code").path(i)),
                    number(daily.path("temperature_2m_max").path(i)),
                    number(daily.path("temperature_2m_min").path(i)),
                    number(daily.path("precipitation_sum").path(i)),
                    number(daily.path("precipitation_probability_max").path(i)),
                    number(daily.path("uv_index_max").path(i)),
                    time(daily.path("sunrise").path(i)),
                    time(daily.path("sunset").path(i))));
        }
        return List.copyOf(days);
    }

    private static Double number(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue()) ? Double.valueOf(value.doubleValue()) : null;
    }

    private static Integer whole(JsonNode value) {
        return value.canConvertToInt() ? Integer.valueOf(value.intValue()) : null;
    }

    private Instant time(JsonNode local) {
        try {
            return local.isTextual() ? LocalDateTime.parse(local.textValue()).toInstant(offset) : null;
        } catch (DateTimeException otherFormat) {
            return null;
        }
    }
}
