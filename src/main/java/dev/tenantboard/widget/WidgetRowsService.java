package dev.tenantboard.widget;

import dev.tenantboard.metric.reading.MetricValues;
import dev.tenantboard.metric.reading.RowSource;
import dev.tenantboard.metric.reading.RowTable;
import dev.tenantboard.metric.reading.RowTransactions;
import dev.tenantboard.metric.reading.WidgetRows.Requested;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides which rows a widget shows to the caller. It reads none of a dataset. */
@Stateless
@Tenanted
public class WidgetRowsService {

    private static final String ACTIVITIES = "activities";

    @Inject
    private TenantRows rows;

    @Inject
    private RowTransactions sources;

    @Inject
    private MetricValues metrics;

    /**
     * Returns the rows of a widget.
     *
     * @param month the month of a calendar; null for the current one
     * @throws ProblemException 404 if the caller may not read the widget or its data, 409 if its data source has no rows, 400
     *     if the month is for another type
     */
    public Requested of(String id, YearMonth month) {
        WidgetDefinition widget = rows.readable(DashboardWidget.class, id).definition();
        var config = new TableConfig(widget);
        if (month != null && !config.isCalendar()) {
            throw ProblemException.badParameter("month", "is only for a widget of type CALENDAR");
        }
        RowTable table = config.table(month);
        return new Requested(id, source(id, widget, table), config.pageSize());
    }

    private RowSource source(String id, WidgetDefinition widget, RowTable table) {
        Optional<String> dataset = dataset(widget);
        if (dataset.isPresent()) {
            return sources.ofWidget(id, dataset.get(), table).orElseThrow(ProblemException::notFound);
        }
        return widget.metricId()
                .map(metric -> metrics.rows(metric, table))
                .orElseThrow(() -> new ProblemException(ProblemType.ROWS_NOT_OFFERED));
    }

    private static Optional<String> dataset(WidgetDefinition widget) {
        return ACTIVITIES.equals(widget.dataSource()) ? Optional.of(ACTIVITIES) : widget.dataset();
    }

    /** Returns what the dashboard shows of widgets whose data the caller may read: tables, and calendars of datasets. */
    public List<Requested> shown(Collection<WidgetView> widgets) {
        return widgets.stream().flatMap(widget -> shown(widget).stream()).toList();
    }

    private Optional<Requested> shown(WidgetView widget) {
        var config = new TableConfig(widget.definition());
        if (!config.isShown()) {
            return Optional.empty();
        }
        RowTable table = config.table(null);
        return widget.definition()
                .dataset()
                .flatMap(name -> sources.ofWidget(widget.id(), name, table))
                .or(() -> widget.definition()
                        .metricId()
                        .filter(metric -> !config.isCalendar())
                        .flatMap(metric -> metrics.readableRows(metric, table)))
                .map(found -> new Requested(widget.id(), found, config.pageSize()));
    }
}
