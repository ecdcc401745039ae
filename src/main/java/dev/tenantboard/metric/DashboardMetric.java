package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.definition.DefinitionRow;
import dev.tenantboard.definition.Quota;
import dev.tenantboard.persistence.JsonDocumentConverter;
import dev.tenantboard.persistence.TextArrayConverter;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * A metric of an organization or of the platform. EclipseLink's own tenant criteria would hide the platform's rows,
 * whose organization is null. The discriminator still fills the column and isolates the cache.
 */
@Entity
@Table(name = "dashboard_metrics")
@Multitenant(includeCriteria = false)
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@AdditionalCriteria("this.organizationId = :organization or this.organizationId is null")
@EntityListeners(TenantListener.class)
public class DashboardMetric extends DefinitionRow<MetricDefinition> {

    private String name;

    @Convert(converter = MetricCategory.Mapping.class)
    private MetricCategory category;

    @Convert(converter = JsonDocumentConverter.class)
    private ObjectNode query;

    private String unit;

    private String format;

    @Column(name = "target_value")
    private Double targetValue;

    @Column(name = "warning_threshold")
    private Double warningThreshold;

    @Column(name = "critical_threshold")
    private Double criticalThreshold;

    @Column(name = "chart_type")
    private String chartType;

    private String color;

    private String icon;

    @Convert(converter = TextArrayConverter.class)
    private List<String> permissions;

    @Column(name = "refresh_rate")
    private int refreshRate;

    @Column(name = "last_calculated")
    private OffsetDateTime lastCalculated;

    @Column(name = "cached_value")
    private Double cachedValue;

    protected DashboardMetric() {}

    /** Creates a metric of the caller's organization, or of the platform in the scope of system rows. */
    public DashboardMetric(Caller creator, MetricDefinition definition) {
        super(creator);
        define(definition);
    }

    @Override
    protected void define(MetricDefinition definition) {
        name = definition.name();
        category = definition.category();
        query = definition.query();
        unit = definition.unit();
        format = definition.format();
        targetValue = definition.targetValue();
        warningThreshold = definition.warningThreshold();
        criticalThreshold = definition.criticalThreshold();
        chartType = definition.chartType();
        color = definition.color();
        icon = definition.icon();
        permissions = definition.permissions();
        refreshRate = definition.refreshRate();
    }

    @Override
    public String entityType() {
        return "metric";
    }

    @Override
    public String openName() {
        return permissions.isEmpty() ? name : null;
    }

    @Override
    public Quota quota() {
        return Quota.METRICS;
    }

    @Override
    public MetricDefinition definition() {
        return new MetricDefinition(
                name,
                category,
                query,
                unit,
                format,
                targetValue,
                warningThreshold,
                criticalThreshold,
                chartType,
                color,
                icon,
                permissions,
                refreshRate);
    }

    /** Copies the latest value to the row of an organization's metric. The definition does not change. */
    public void cache(Double value, OffsetDateTime calculatedAt) {
        cachedValue = value;
        lastCalculated = calculatedAt;
    }

    public boolean isSystem() {
        return organizationId() == null;
    }

    @Override
    public boolean isReadableBy(Caller caller) {
        return caller.holds(permissions);
    }
}
