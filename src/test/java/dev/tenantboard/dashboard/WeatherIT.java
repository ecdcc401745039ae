package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.quickaction.outbound.Receiver.Received;
import dev.tenantboard.server.FleetTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The weather of widgets, from a source that the fleet may read. */
class WeatherIT extends FleetTest {

    private static int organizations;

    private Session owner;

    @BeforeEach
    void createOrganization() {
        String organization = rows.organization("org-weather-" + organizations++, "GROWTH");
        owner = here().as(rows.member("owner-of-" + organization, organization, "OWNER"));
    }

    @Test
    void containsTheWeatherNowAndOnTheNextDays() {
        widget(Map.of("latitude", 50.0755, "longitude", 14.4378, "days", 1));

        Answer dashboard = owner.get("").isStatus(200);

        JsonNode data = dashboard.json().at("/widgets/0/data");
        assertThat(data.path("status").asText()).isEqualTo("READY");
        JsonNode weather = data.path("weather");
        assertThat(weather.path("detail").isNull()).isTrue();
        assertThat(weather.path("latitude").decimalValue()).isEqualByComparingTo("50.08");
        assertThat(weather.path("zone").asText()).isEqualTo("Europe/Prague");
        assertThat(weather.at("/now/temperature").asDouble()).isEqualTo(4.5);
        assertThat(weather.path("days").findValuesAsText("date")).containsExactly("2026-11-30", "2026-12-01");
        assertThat(owner.ifNoneMatch(dashboard.etag()).get("").status()).isEqualTo(304);
        Received request =
                fleet.receiver().received("latitude=50.08&longitude=14.44&").get(0);
        assertThat(request.target()).startsWith("/v1/forecast?latitude=50.08&longitude=14.44&current=");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.headers()).doesNotContainKeys("authorization", "webhook-id", "traceparent");
    }

    /** Another half hour may begin during the test. */
    @Test
    void readsAPlaceOnceForAllDashboards() {
        widget(Map.of("latitude", 10.001, "longitude", 20));
        widget(Map.of("latitude", 10.002, "longitude", 20));

        for (int i = 0; i < 5; i++) {
            owner.get("").isStatus(200);
        }

        assertThat(fleet.receiver().received("latitude=10.00&longitude=20.00&")).hasSizeBetween(1, 2);
    }

    @Test
    void doesNotWaitForASlowSource() {
        widget(Map.of("latitude", 1, "longitude", 1));
        widget(Map.of("latitude", 30, "longitude", 1));
        Instant start = Instant.now();

        JsonNode widgets = owner.get("").isStatus(200).json().path("widgets");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        Set<String> statuses = widgets.findParents("weather").stream()
                .map(data -> data.path("status").asText())
                .collect(Collectors.toSet());
        assertThat(statuses).containsExactlyInAnyOrder("PENDING", "READY");
        assertThat(rows.text("select count(*) from pg_stat_activity where usename = 'tenantboard_app'"
                        + " and state like 'idle in transaction%' and xact_start < now() - interval '0.4 seconds'"))
                .isEqualTo("0");
    }

    @Test
    void saysThatAWidgetHasNoPlace() {
        widget(Map.of("location", "Prague"));

        JsonNode data = owner.get("").isStatus(200).json().at("/widgets/0/data");

        assertThat(data.path("status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(data.at("/weather/detail").asText()).contains("latitude and longitude");
    }

    private void widget(Map<String, Object> config) {
        owner.post(
                        "/widgets",
                        Map.of(
                                "name",
                                "Weather",
                                "type",
                                "WEATHER",
                                "config",
                                config,
                                "position",
                                Map.of("x", 0, "y", 0, "w", 3, "h", 2)))
                .isStatus(201);
    }
}
