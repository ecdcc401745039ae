package dev.tenantboard.metric;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.metric.DatasetList.RefusedSource;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The datasets as callers see them. */
@Stateless
@Tenanted
public class MetricDatasetService {

    @Inject
    private Datasets datasets;

    @Inject
    private Tenant tenant;

    /**
     * Returns the datasets that the caller may query. The platform's administrator also gets the operator's
     * information.
     */
    public DatasetList list() {
        Caller caller = tenant.caller();
        boolean operator = caller.managesSystemRows();
        List<DatasetView> items = datasets.latest().stream()
                .filter(dataset -> caller.holds(dataset.permissions()))
                .map(dataset -> DatasetView.of(dataset, operator ? datasets.trusted(dataset) : List.of()))
                .toList();
        return DatasetList.of(caller, items, refused(caller));
    }

    private List<RefusedSource> refused(Caller caller) {
        if (caller.managesSystemRows()) {
            return datasets.refused().stream().map(RefusedSource::forOperator).toList();
        }
        return caller.role() == Role.OWNER
                ? datasets.refused().stream().map(RefusedSource::forOwner).toList()
                : List.of();
    }

    /** Returns a dataset, or empty if the caller may not query it. An unknown name starts a survey. */
    public Optional<Dataset> measurable(String name) {
        return datasets.find(name).filter(dataset -> tenant.caller().holds(dataset.permissions()));
    }

    /** Returns the names of the known datasets that the caller may query. */
    public Set<String> measurable() {
        return datasets.all().stream()
                .filter(dataset -> tenant.caller().holds(dataset.permissions()))
                .map(Dataset::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
