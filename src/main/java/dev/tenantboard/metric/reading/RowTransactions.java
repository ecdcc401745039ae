package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.engine.Figure;
import dev.tenantboard.metric.engine.MetricEngine;
import dev.tenantboard.metric.engine.RowScan;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.HistoryRule;
import dev.tenantboard.metric.query.QueryDocuments;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import dev.tenantboard.metric.value.Refreshes;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides which rows the caller may read, in a transaction that reads none of them. */
@Stateless
@Tenanted
public class RowTransactions {

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private Datasets datasets;

    @Inject
    private QueryDocuments documents;

    @Inject
    private CalculationTransactions calculations;

    @Inject
    private MetricEngine engine;

    @Inject
    private Refreshes refreshes;

    /** Rows, and the page of them that a body names. */
    public record Selected(RowSource rows, RequestedPage page) {}

    /**
     * Returns the rows of a dataset that a query selects.
     *
     * @throws ProblemException 404 if the caller may not read the dataset, 422 with a pointer for each error of the query,
     *     429 if too much is waiting for the organization
     */
    public Selected ofDataset(String name, ObjectNode body) {
        refreshes.requireRoom(tenant.organizationId());
        Dataset dataset = datasets.find(name)
                .filter(known -> isReadable(known, tenant.caller()))
                .orElseThrow(ProblemException::notFound);
        RowsQuery query = documents.rows(dataset, body);
        return new Selected(of(query, identity(dataset, body)), new RequestedPage(query.limit(), query.cursor()));
    }

    /**
     * Returns what a widget shows of a dataset, or nothing if the caller may not read the dataset or there is none.
     *
     * @param widget the id of the widget
     */
    public Optional<RowSource> ofWidget(String widget, String dataset, RowTable table) {
        return datasets.find(dataset)
                .filter(known -> isReadable(known, tenant.caller()))
                .map(known -> of(
                        new TableRows(known, table).query(),
                        List.of(
                                "widget",
                                widget,
                                known.name(),
                                known.relation(),
                                known.fields().toString(),
                                table.toString())));
    }

    /** The rows of past values are of metrics with permissions that only a query which names the metrics shows. */
    private static boolean isReadable(Dataset dataset, Caller caller) {
        return caller.holds(dataset.permissions())
                && (!dataset.name().equals(HistoryRule.DATASET) || caller.holdsEveryPermission());
    }

    private RowSource of(RowsQuery query, List<String> identity) {
        return new RowSource(
                tenant.organizationId(),
                query.dataset().name(),
                RowColumn.of(query.fields()),
                query.orderBy(),
                identity,
                false,
                (now, after, limit) -> engine.rows(RowScan.of(query, now, after, limit)));
    }

    private static List<String> identity(Dataset dataset, JsonNode body) {
        ObjectNode query = body.deepCopy();
        query.remove(List.of("limit", "cursor"));
        return List.of(
                "dataset", dataset.name(), dataset.relation(), dataset.fields().toString(), query.toString());
    }

    /**
     * Returns the rows behind a figure of a metric.
     *
     * @throws ProblemException 404 if the caller may not read the metric's value, 409 if it does not offer its rows, 422
     *     if its query has become invalid, 429 if too much is waiting for the organization
     */
    public RowSource ofMetric(String id, RequestedRange range, Figure figure) {
        CalculationTransactions.Planned planned = calculations.planned(id, range);
        if (!(planned.plan().query() instanceof DatasetQuery query) || query.rowFields() == null) {
            throw new ProblemException(ProblemType.ROWS_NOT_OFFERED);
        }
        String document =
                rows.readable(DashboardMetric.class, id).definition().query().toString();
        return new RowSource(
                planned.organizationId(),
                "metric-" + id,
                RowColumn.of(query.rowFields()),
                RowsQuery.newestFirst(query.time()),
                List.of(
                        "metric",
                        id,
                        document,
                        datasets.find(query.dataset()).toString(),
                        Objects.toString(query.time()),
                        figure.toString()),
                false,
                (now, after, limit) -> engine.rows(query, figure, now, after, limit));
    }
}
