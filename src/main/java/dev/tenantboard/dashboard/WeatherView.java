package dev.tenantboard.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The weather of a widget. Numbers that the source did not send are null. */
@Schema(
        description =
                "The weather at the place of a WEATHER widget, in metric units. Clients convert them by the widget's"
                        + " units. A number that the source did not send is null.")
public record WeatherView(
        @Schema(
                description = "Why there is no weather, in a sentence; null if there is.",
                nullable = true,
                example = "The widget's config has no latitude and longitude.")
        String detail,

        @Schema(
                description = "The latitude for which the source was asked, in degrees.",
                nullable = true,
                example = "50.08")
        BigDecimal latitude,

        @Schema(
                description = "The longitude for which the source was asked, in degrees.",
                nullable = true,
                example = "14.44")
        BigDecimal longitude,

        @Schema(description = "The time zone of the place.", nullable = true, example = "Europe/Prague")
        String zone,

        @Schema(description = "The weather now; null if there is none.", nullable = true)
        WeatherNow now,

        @Schema(description = "Today and the next days, as many as the widget's config names.", maxItems = 11)
        List<WeatherDay> days,

        @Schema(description = "The time at which the source answered.", nullable = true)
        Instant readAt) {

    static WeatherView without(String detail) {
        return new WeatherView(detail, null, null, null, null, List.of(), null);
    }

    static WeatherView of(WeatherPlace place, Forecast forecast, int nextDays) {
        List<WeatherDay> days = forecast.days();
        return new WeatherView(
                null,
                place.latitude(),
                place.longitude(),
                forecast.zone(),
                forecast.now(),
                days.subList(0, Math.min(days.size(), nextDays + 1)),
                forecast.readAt());
    }

    /** What the source answered for a place. */
    record Forecast(Instant readAt, String zone, WeatherNow now, List<WeatherDay> days) {}

    /** The weather now. */
    @Schema(description = "The weather now.")
    public record WeatherNow(
            @Schema(description = "The time of the observation.", nullable = true)
            Instant at,

            @Schema(description = "The weather's code, as in WMO code table 4677.", nullable = true, example = "3")
            Integer code,

            @Schema(description = "Whether it is day.", nullable = true)
            Boolean isDay,

            @Schema(description = "The temperature in degrees Celsius.", nullable = true, example = "4.5")
            Double temperature,

            @Schema(
                    description = "The temperature that people feel, in degrees Celsius.",
                    nullable = true,
                    example = "1.2")
            Double feelsLike,

            @Schema(description = "The relative humidity in percent.", nullable = true, example = "81")
            Double humidity,

            @Schema(description = "The speed of the wind in kilometres an hour.", nullable = true, example = "12.4")
            Double windSpeed,

            @Schema(
                    description = "The direction from which the wind comes, in degrees from north.",
                    nullable = true,
                    example = "270")
            Double windDirection,

            @Schema(description = "The precipitation in millimetres.", nullable = true, example = "0.2")
            Double precipitation,

            @Schema(description = "The pressure at sea level in hectopascals.", nullable = true, example = "1016.3")
            Double pressure) {}

    /** The weather of a day. */
    @Schema(description = "The weather of a day, in the time zone of the place.")
    public record WeatherDay(
            @Schema(description = "The date.", format = "date", example = "2026-01-31")
            String date,

            @Schema(
                    description = "The code of the most severe weather of the day, as in WMO code table 4677.",
                    nullable = true,
                    example = "61")
            Integer code,

            @Schema(description = "The highest temperature in degrees Celsius.", nullable = true, example = "6.1")
            Double highest,

            @Schema(description = "The lowest temperature in degrees Celsius.", nullable = true, example = "-1.3")
            Double lowest,

            @Schema(description = "The precipitation in millimetres.", nullable = true, example = "3.4")
            Double precipitation,

            @Schema(description = "The probability of precipitation in percent.", nullable = true, example = "65")
            Double precipitationProbability,

            @Schema(description = "The highest UV index.", nullable = true, example = "1.1")
            Double uvIndex,

            @Schema(description = "The time of sunrise.", nullable = true)
            Instant sunrise,

            @Schema(description = "The time of sunset.", nullable = true)
            Instant sunset) {}
}
