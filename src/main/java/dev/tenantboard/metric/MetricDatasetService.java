package dev.tenantboard.metric;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
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

    /** Those that the caller may measure; for the platform's administrator with what the operator has to know. */
    public DatasetList list() {
        Caller caller = tenant.caller();
        boolean operator = caller.managesSystemRows();
        List<DatasetView> items = datasets.latest().stream()
                .filter(dataset -> caller.holds(dataset.permissions()))
                .map(dataset -> DatasetView.of(dataset, operator ? datasets.trusted(dataset) : null))
                .toList();
        List<RefusedSource> refused =
                operator ? datasets.refused().stream().map(RefusedSource::of).toList() : null;
        return DatasetList.of(caller, items, refused);
    }

    /** Whether there is a dataset that the caller may measure; one that is unknown is looked for. */
    public boolean isMeasurable(String name) {
        return datasets.find(name)
                .filter(dataset -> tenant.caller().holds(dataset.permissions()))
                .isPresent();
    }

    /** The names of all that the caller may measure, as far as this server knows. */
    public Set<String> measurable() {
        return datasets.all().stream()
                .filter(dataset -> tenant.caller().holds(dataset.permissions()))
                .map(Dataset::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
