package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A place, in degrees with two decimals: about a kilometre. So widgets of the same town share a forecast, and the source does
 * not learn an exact address.
 */
record WeatherPlace(BigDecimal latitude, BigDecimal longitude) {

    private static final int DECIMALS = 2;

    /** Returns the place in the configuration of a widget, or empty if there is none. */
    static Optional<WeatherPlace> in(JsonNode config) {
        JsonNode latitude = config.path("latitude");
        JsonNode longitude = config.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? Optional.of(new WeatherPlace(rounded(latitude), rounded(longitude)))
                : Optional.empty();
    }

    private static BigDecimal rounded(JsonNode degrees) {
        return degrees.decimalValue().setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    String query() {
        return "latitude=" + latitude.toPlainString() + "&longitude=" + longitude.toPlainString();
    }
}
