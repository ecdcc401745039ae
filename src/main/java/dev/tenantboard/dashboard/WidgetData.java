package dev.tenantboard.dashboard;

import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.metric.reading.RowsPage;
import dev.tenantboard.metric.reading.WidgetRows;
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

        @Schema(
                description = "The first page of rows, if the widget is a TABLE of a dataset or a grouped metric, or a"
                        + " CALENDAR of a dataset; null for others, and if it could not be read."
                        + " `GET /dashboard/widgets/{id}/rows` has the next pages. A metric over a requested range has its"
                        + " rows in metric.",
                nullable = true)
        RowsPage rows,

        @Schema(
                description = "The reason why the rows could not be read; null if they were.",
                nullable = true,
                example = "The query took too long and was cancelled. A shorter window takes less.")
        String failure,

        @Schema(description = "The weather; null unless the widget is of type WEATHER.", nullable = true)
        WeatherView weather) {

    private WidgetData(DataStatus status, String part, MetricReading metric) {
        this(status, part, metric, null, null, null);
    }

    @Schema(
            description =
                    "The status of a widget's data. READY: available. PENDING: not calculated or read yet. NO_DATA: there"
                            + " were no rows to calculate from. ERROR: the latest calculation failed, and an older value may"
                            + " be present, or the rows could not be read. NOT_STORED: the source is a dataset, and the"
                            + " widget is no TABLE and no CALENDAR. UNAVAILABLE: the metric or dataset was deleted, or the"
                            + " caller may not read it; or there is no weather, see its detail. For the weather, PENDING and"
                            + " ERROR are about the source that the operator has set.")
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
        return new WidgetData(status, null, null, null, null, weather);
    }

    /** Returns whether rows may belong to the data: those of a dataset, or of the stored value of a grouped metric. */
    boolean mayHaveRows() {
        return status == DataStatus.NOT_STORED
                || metric != null && metric.use() == null && !metric.rows().isEmpty();
    }

    /**
     * Returns the data with rows.
     *
     * @param page null if the rows were not ready in time
     */
    WidgetData withRows(WidgetRows.FirstPage page) {
        if (metric != null) {
            return page == null ? this : new WidgetData(status, part, metric, page.page(), page.failure(), null);
        }
        if (page == null) {
            return new WidgetData(DataStatus.PENDING, null, null);
        }
        DataStatus read = page.page() == null ? DataStatus.ERROR : DataStatus.READY;
        return new WidgetData(read, null, null, page.page(), page.failure(), null);
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
