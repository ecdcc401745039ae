package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Checks that a widget of a dashboard has something to show. */
record WidgetCheck(String user, JsonNode dashboard, JsonNode placed) {

    void hasData() {
        JsonNode widget = placed.path("widget");
        String name = widget.path("name").asText() + " for " + user;
        JsonNode data = placed.path("data");
        if (widget.path("dataSource").isNull()) {
            // Weather and shortcuts: the client shows the configuration.
            assertThat(widget.path("config")).as(name).isNotEmpty();
            return;
        }
        assertThat(data.path("status").asText()).as(name + ": %s", data).isEqualTo("READY");
        if (data.path("part").isTextual()) {
            assertThat(dashboard.at(data.path("part").asText())).as(name).isNotEmpty();
        } else {
            metric(name, widget.path("type").asText(), data.path("metric"));
        }
    }

    private static void metric(String name, String type, JsonNode metric) {
        assertThat(metric.path("value").isNumber()).as(name + ": %s", metric).isTrue();
        assertThat(metric.path("comparisons"))
                .as(name)
                .allSatisfy(comparison -> assertThat(comparison.path("value").isNumber())
                        .as("%s", comparison)
                        .isTrue());
        switch (type) {
            case "CHART" ->
                assertThat(metric.path("series").size() + metric.path("rows").size())
                        .as(name)
                        .isGreaterThan(1);
            case "TABLE" -> assertThat(metric.path("rows").size()).as(name).isGreaterThan(2);
            case "PROGRESS_TRACKER" ->
                assertThat(metric.path("targetValue").asDouble()).as(name).isPositive();
            case "CALENDAR" ->
                assertThat(metric.path("series"))
                        .as(name)
                        .anySatisfy(
                                day -> assertThat(Instant.parse(day.path("from").asText()))
                                        .isAfter(Instant.now()));
            default -> assertThat(metric.path("status").asText()).as(name).isNotEqualTo("ERROR");
        }
    }
}
