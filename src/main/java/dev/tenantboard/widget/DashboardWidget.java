package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
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
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A widget on an organization's dashboard. */
@Entity
@Table(name = "dashboard_widgets")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class DashboardWidget extends DefinitionRow<WidgetDefinition> {

    private String name;

    @Convert(converter = WidgetType.Mapping.class)
    private WidgetType type;

    @Convert(converter = JsonDocumentConverter.class)
    private ObjectNode config;

    @Convert(converter = Position.Mapping.class)
    private Position position;

    @Column(name = "data_source")
    private String dataSource;

    @Column(name = "refresh_rate")
    private int refreshRate;

    @Column(name = "is_visible")
    private boolean visible;

    private String title;

    @Column(name = "chart_type")
    private String chartType;

    @Convert(converter = TextArrayConverter.class)
    private List<String> permissions;

    protected DashboardWidget() {}

    /** Creates a widget of the caller's organization. */
    public DashboardWidget(Caller creator, WidgetDefinition definition) {
        super(creator);
        define(definition);
    }

    @Override
    protected void define(WidgetDefinition definition) {
        name = definition.name();
        type = definition.type();
        config = definition.config();
        position = definition.position();
        dataSource = definition.dataSource();
        refreshRate = definition.refreshRate();
        visible = definition.isVisible();
        title = definition.title();
        chartType = definition.chartType();
        permissions = definition.permissions();
    }

    @Override
    public String entityType() {
        return "widget";
    }

    @Override
    public String openName() {
        return permissions.isEmpty() ? name : null;
    }

    @Override
    public Quota quota() {
        return Quota.WIDGETS;
    }

    @Override
    public WidgetDefinition definition() {
        return new WidgetDefinition(
                name, type, config, position, dataSource, refreshRate, visible, title, chartType, permissions);
    }

    /** Returns the ids of the modules in the configuration. Only MODULE_SHORTCUTS has modules. */
    Stream<String> modules() {
        return StreamSupport.stream(config.path("modules").spliterator(), false)
                .map(module -> module.path("id").asText());
    }

    @Override
    public boolean isReadableBy(Caller caller) {
        return caller.holds(permissions);
    }

    @Override
    public boolean isChangeableBy(Caller caller) {
        return Access.CHANGE_WIDGETS.permits(caller, createdBy());
    }
}
