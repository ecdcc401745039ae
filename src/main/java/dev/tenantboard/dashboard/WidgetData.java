package dev.tenantboard.dashboard;

import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.widget.WidgetDefinition;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The stored data of a widget, or a reference to it in this answer.")
public record WidgetData(
        @Schema(description = "The status of the data.") DataStatus status,

        @Schema(
                description = "The JSON pointer of the data in this answer: /activities or /quickActions. Null if the"
                        + " source is a metric or dataset.",
                nullable = true,
                example = "/activities")
        String part,

        @Schema(
                description = "The value of the metric; null if the source is not a metric or the metric is not"
                        + " available.",
                nullable = true)
        MetricReading metric,

        @Schema(description = "The weather; null unless the widget is of type WEATHER.", nullable = true)
        WeatherView weather) {

    private WidgetData(DataStatus status, String part, MetricReading metric) {
        this(status, part, metric, null);
    }

    @Schema(
            description =
                    "The status of a widget's data. READY: available. PENDING: not calculated yet. NO_DATA: there were no"
                            + " rows to calculate from. ERROR: the latest calculation failed; an older value may be"
                            + " present. NOT_STORED: the source is a dataset, and only values of metrics are stored."
                            + " UNAVAILABLE: the metric or dataset was deleted, or the caller may not read it; or there is no weather,"
                            + " see its detail. For the weather, PENDING and ERROR are about the source that the operator has set.")
    public enum DataStatus {
        READY,
        PENDING,
        NO_DATA,
        ERROR,
        NOT_STORED,
        UNAVAILABLE
    }

    private static final WidgetData UNAVAILABLE = new WidgetData(DataStatus.UNAVAILABLE, null, null);

    private static final WidgetData NOT_STORED = new WidgetData(DataStatus.NOT_STORED, null, null);

    /**
     * Returns a widget's data, or null if it has no source.
     *
     * @param datasets the names of the datasets that the reader may measure
     */
    static WidgetData of(WidgetDefinition widget, Map<String, MetricReading> metrics, Set<String> datasets) {
        if (widget.dataSource() == null) {
            return null;
        }
        return switch (widget.dataSource()) {
            case "activities" -> new WidgetData(DataStatus.READY, "/activities", null);
            case "quick-actions" -> new WidgetData(DataStatus.READY, "/quickActions", null);
            default ->
                widget.dataset()
                        .map(name -> datasets.contains(name) ? NOT_STORED : UNAVAILABLE)
                        .orElseGet(() ->
                                ofMetric(widget.metricId().map(metrics::get).orElse(null)));
        };
    }

    static WidgetData of(DataStatus status, WeatherView weather) {
        return new WidgetData(status, null, null, weather);
    }

    /** The status is the same for a deleted metric and a hidden one. */
    private static WidgetData ofMetric(MetricReading metric) {
        if (metric == null) {
            return UNAVAILABLE;
        }
        DataStatus status = switch (metric.status()) {
            case PENDING -> DataStatus.PENDING;
            case NO_DATA -> DataStatus.NO_DATA;
            case ERROR -> DataStatus.ERROR;
            case NORMAL, WARNING, CRITICAL -> DataStatus.READY;
        };
        return new WidgetData(status, null, metric);
    }
}
