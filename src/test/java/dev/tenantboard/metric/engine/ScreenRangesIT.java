package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tenantboard.Seed;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.server.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboards over ranges, against a plain evaluator over the same rows. */
class ScreenRangesIT extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String ORGANIZATION = "org-screen-ranges";
    private static final int METRICS = 20;
    private static final int RANGES = Seed.isHeavy() ? 100 : 25;

    private static final String STORED = "select coalesce(string_agg(v::text, ', ' order by v.metric_id), '')"
            + " from dashboard_metric_values v where organization_id = '" + ORGANIZATION + "' and metric_id like 'cm%'";
    private static final String HISTORY =
            "select count(*) from dashboard_metric_history where organization_id = '" + ORGANIZATION + "'";

    private final Random random = Seed.random();
    private final List<SampleRow> samples =
            Stream.generate(() -> SampleRow.random(random)).limit(400).toList();

    private Database rows;
    private Session owner;

    @BeforeEach
    void fill() throws SQLException {
        rows = new Database(database);
        rows.organization(ORGANIZATION, "ENTERPRISE");
        rows.organization(ORGANIZATION + "-other", "ENTERPRISE");
        Caller caller = rows.member("owner-of-" + ORGANIZATION, ORGANIZATION, "OWNER");
        owner = api.as(caller);
        rows.update("create table screen_samples (organization_id text not null, label text, kind \"ActivitySeverity\","
                + " whole int4, amount numeric, ratio float8, open bool, at timestamptz, local_at timestamp,"
                + " \"order\" date, more jsonb, small int2, big int8, single float4, price money)");
        try (Connection connection = rows.connect()) {
            SampleRow.insert(connection, "screen_samples", ORGANIZATION, samples);
            SampleRow.insert(connection, "screen_samples", ORGANIZATION + "-other", samples);
        }
        rows.update("create schema if not exists dashboard_sources");
        rows.update("grant usage on schema dashboard_sources to tenantboard_app");
        rows.update(
                "create view dashboard_sources.samples as select organization_id, label, kind, whole, amount, ratio, open, at,"
                        + " local_at, \"order\" as day, more, small, big, single, price from screen_samples"
                        + " where organization_id = nullif(current_setting('app.current_org_id', true), '')");
        rows.update("grant select on dashboard_sources.samples to tenantboard_app");
    }

    @AfterEach
    void drop() {
        rows.update("drop view dashboard_sources.samples");
        rows.update("drop table screen_samples");
    }

    private record Metric(DatasetQuery query, Thresholds thresholds, JsonNode document) {}

    @Test
    void agreesOnGeneratedPairsOfMetricAndRange() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (int number = 0; number < METRICS; number++) {
            ObjectNode document = new RandomQuery(random).next();
            var thresholds = new Thresholds(threshold(), threshold(), threshold());
            metrics.put(
                    widgetOf(document, thresholds),
                    new Metric((DatasetQuery) Measured.query(document), thresholds, document));
        }
        owner.get("").isStatus(200);
        String stored = rows.text(STORED);
        String history = rows.text(HISTORY);
        int compared = 0;
        int valued = 0;

        for (int number = 0; number < RANGES; number++) {
            RandomRange range = RandomRange.ofScreen(random);
            Map<String, JsonNode> readings = readings(range);
            assertThat(readings.keySet()).containsAll(metrics.keySet());
            for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
                JsonNode reading = readings.get(metric.getKey());
                if (isAsExpected(metric.getValue(), range, reading)) {
                    compared++;
                    valued += reading.path("value").asDouble() == 0 ? 0 : 1;
                }
            }
        }

        System.out.printf(
                "Dashboards over ranges: %d figures of %d agreed, %d of them with a value%n",
                compared, METRICS * RANGES, valued);
        assertThat(compared).isGreaterThan(METRICS * RANGES / 2);
        assertThat(rows.text(STORED)).isEqualTo(stored);
        assertThat(rows.text(HISTORY)).isEqualTo(history);
    }

    private Double threshold() {
        return random.nextBoolean() ? null : Double.valueOf(random.nextInt(20));
    }

    private String widgetOf(JsonNode document, Thresholds thresholds) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("name", "Generated", "category", "CUSTOM", "query", document, "refreshRate", 86_400));
        body.put("targetValue", thresholds.target());
        body.put("warningThreshold", thresholds.warning());
        body.put("criticalThreshold", thresholds.critical());
        String metric = owner.post("/metrics", body).isStatus(201).id();
        owner.post(
                        "/widgets",
                        Map.of(
                                "name",
                                "Generated",
                                "type",
                                "CHART",
                                "config",
                                Map.of(),
                                "position",
                                Map.of("x", 0, "y", 0, "w", 3, "h", 2),
                                "dataSource",
                                "metric:" + metric))
                .isStatus(201);
        return metric;
    }

    /** Asks until nothing is pending. */
    private Map<String, JsonNode> readings(RandomRange range) {
        for (int attempt = 0; attempt < 20; attempt++) {
            Map<String, JsonNode> readings = new LinkedHashMap<>();
            boolean isPending = false;
            for (JsonNode placed :
                    read(owner.get(parameters(range)).isStatus(200).body()).path("widgets")) {
                JsonNode reading = placed.at("/data/metric");
                readings.put(reading.path("id").asText(), reading);
                isPending |= reading.path("status").asText().equals("PENDING");
            }
            if (!isPending) {
                return readings;
            }
        }
        throw new AssertionError("values stay pending");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String parameters(RandomRange range) {
        var window = (Window.Between) range.range().window();
        var parameters = new ArrayList<String>(
                List.of("from=" + window.from().local(), "to=" + window.to().local()));
        if (range.range().zone() != null) {
            parameters.add("zone=" + range.range().zone());
        }
        range.filters()
                .forEach(filter -> filter.values()
                        .forEach(value -> parameters.add(
                                "filter=" + URLEncoder.encode(filter.field() + ":" + value, StandardCharsets.UTF_8))));
        return "?" + String.join("&", parameters);
    }

    /** Returns whether there are figures. Without them, it must be for their size. */
    private boolean isAsExpected(Metric metric, RandomRange range, JsonNode reading) {
        Instant now = Instant.now();
        DatasetQuery query = range.applied(metric.query(), now);
        var reference = new Reference(query, metric.thresholds(), now, samples);
        Figures expected = reference.figures();
        String description = metric.document() + " over " + range + ": " + reading;
        if (Expected.isTooLarge(expected, query, reference.allRows()) || Expected.isBeyond(expected)) {
            assertThat(reading.path("status").asText()).as(description).isEqualTo("ERROR");
            assertThat(reading.path("failure").isNull()).as(description).isFalse();
            return false;
        }
        assertThat(reading.path("failure").isNull()).as(description).isTrue();
        assertThat(reading.at("/use/window").asText())
                .as(description)
                .isEqualTo(query.time() == null ? "NONE" : "REQUESTED");
        assertThat(reading.at("/use/filtered").size())
                .as(description)
                .isEqualTo(range.filters().size());
        assertThat(Expected.differences(
                        sorted(shown(expected)), sorted(figures(reading)), Expected.inexact(query), query.value()))
                .as(description)
                .isEmpty();
        return true;
    }

    /** Returns the part of figures that a dashboard shows. */
    private static Figures shown(Figures figures) {
        List<Bucket> series = figures.series();
        return new Figures(
                figures.value(),
                figures.values(),
                figures.window(),
                figures.comparisons().stream()
                        .map(ScreenRangesIT::withoutSeries)
                        .toList(),
                series.subList(Math.max(0, series.size() - 200), series.size()),
                figures.rows().subList(0, Math.min(50, figures.rows().size())));
    }

    private static Compared withoutSeries(Compared compared) {
        return new Compared(
                compared.id(),
                compared.from(),
                compared.to(),
                compared.value(),
                compared.change(),
                compared.percent(),
                compared.direction(),
                compared.good(),
                List.of());
    }

    /** A stored value has its numbers in another order. */
    private static Figures sorted(Figures figures) {
        return new Figures(
                figures.value(),
                new TreeMap<>(figures.values()),
                figures.window(),
                figures.comparisons(),
                figures.series().stream()
                        .map(bucket -> new Bucket(bucket.from(), bucket.to(), new TreeMap<>(bucket.values())))
                        .toList(),
                figures.rows().stream()
                        .map(row -> new Row(
                                new TreeMap<>(row.groups()),
                                row.other().stream().sorted().toList(),
                                row.from(),
                                row.to(),
                                new TreeMap<>(row.values())))
                        .toList());
    }

    private static Figures figures(JsonNode reading) {
        try {
            return JSON.treeToValue(reading, Figures.class);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(reading.toString(), unreadable);
        }
    }
}
