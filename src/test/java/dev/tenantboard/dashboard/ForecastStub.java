package dev.tenantboard.dashboard;

/** An answer in the format of Open-Meteo's forecast. */
public final class ForecastStub {

    public static final String DOCUMENT = """
            {
                "latitude": 50.08, "longitude": 14.44, "utc_offset_seconds": 3600, "timezone": "Europe/Prague",
                "current": {
                    "time": "2026-11-30T21:00", "interval": 900, "temperature_2m": 4.5, "apparent_temperature": 1.2,
                    "relative_humidity_2m": 81, "is_day": 0, "precipitation": 0.2, "weather_code": 3,
                    "pressure_msl": 1016.3, "wind_speed_10m": 12.4, "wind_direction_10m": 270
                },
                "daily": {
                    "time": ["2026-11-30", "2026-12-01", "2026-12-02"],
                    "weather_code": [3, 61, 2],
                    "temperature_2m_max": [5, 6.1, null],
                    "temperature_2m_min": [0, -1.3, -2],
                    "sunrise": ["2026-11-30T07:38", "2026-12-01T07:39", "2026-12-02T07:40"],
                    "sunset": ["2026-11-30T16:02", "2026-12-01T16:01", "2026-12-02T16:01"],
                    "uv_index_max": [1, 1.1, 1.2],
                    "precipitation_sum": [0, 3.4, 0],
                    "precipitation_probability_max": [10, 65, 5]
                }
            }
            """;

    private ForecastStub() {}
}
