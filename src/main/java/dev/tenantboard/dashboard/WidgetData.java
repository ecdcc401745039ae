package dev.tenantboard.dashboard;

import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.widget.WidgetView;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The stored data of a widget, or where in the answer it is. */
@Schema(description = "The stored data of a widget, or where in this answer it is.")
public record WidgetData(
        @Schema(description = "What has become of it.") DataStatus status,

        @Schema(
                description = "The part of this answer that holds it, as a JSON pointer: /activities or /quickActions;"
                        + " null for data of the widget's own.",
                nullable = true,
                example = "/activities")
        String part,

        @Schema(
                description = "The value of the metric it shows; null if it shows none, or none that is available.",
                nullable = true)
        MetricReading metric) {

    private static final WidgetData UNAVAILABLE = new WidgetData(DataStatus.UNAVAILABLE, null, null);

    private static final WidgetData NOT_STORED = new WidgetData(DataStatus.NOT_STORED, null, null);

    /**
     * A widget's data; null if its type needs none and it names no source.
     *
     * @param datasets the names of those that the reader may measure
     */
    static WidgetData of(WidgetView widget, Map<String, MetricReading> metrics, Set<String> datasets) {
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

    /** Of a metric that is gone and one that is hidden, the reader learns the same. */
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
