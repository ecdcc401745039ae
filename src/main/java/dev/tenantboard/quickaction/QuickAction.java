package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.definition.DefinitionRow;
import dev.tenantboard.definition.Quota;
import dev.tenantboard.persistence.JsonDocumentConverter;
import dev.tenantboard.persistence.TextArrayConverter;
import dev.tenantboard.quickaction.QuickActionUses.Usage;
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

/** A quick action of an organization or of the platform. It is mapped like a metric, for the same reason. */
@Entity
@Table(name = "quick_actions")
@Multitenant(includeCriteria = false)
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@AdditionalCriteria("this.organizationId = :organization or this.organizationId is null")
@EntityListeners(TenantListener.class)
public class QuickAction extends DefinitionRow<QuickActionDefinition> {

    private String name;

    private String description;

    private String icon;

    @Column(name = "action_type")
    @Convert(converter = ActionType.Mapping.class)
    private ActionType actionType;

    @Column(name = "target_url")
    private String targetUrl;

    @Column(name = "api_endpoint")
    private String apiEndpoint;

    @Column(name = "form_config")
    @Convert(converter = JsonDocumentConverter.class)
    private ObjectNode formConfig;

    private String color;

    @Column(name = "is_enabled")
    private boolean enabled;

    @Column(name = "sort_order")
    private int sortOrder;

    @Column(name = "required_role")
    @Convert(converter = TextArrayConverter.class)
    private List<String> requiredRole;

    @Column(name = "required_tier")
    @Convert(converter = TextArrayConverter.class)
    private List<String> requiredTier;

    @Column(name = "usage_count")
    private int usageCount;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    protected QuickAction() {}

    /** Creates an action of the caller's organization, or of the platform if the scope is system rows. */
    public QuickAction(Caller creator, QuickActionDefinition definition) {
        super(creator);
        define(definition);
    }

    @Override
    protected void define(QuickActionDefinition definition) {
        name = definition.name();
        description = definition.description();
        icon = definition.icon();
        actionType = definition.actionType();
        targetUrl = definition.targetUrl();
        apiEndpoint = definition.apiEndpoint();
        formConfig = definition.formConfig();
        color = definition.color();
        enabled = definition.isEnabled();
        sortOrder = definition.sortOrder();
        requiredRole = definition.requiredRole().stream().map(Role::name).toList();
        requiredTier = definition.requiredTier().stream().map(Tier::name).toList();
    }

    @Override
    public String entityType() {
        return "quick_action";
    }

    /** A VIEWER also reads the name of an action that only the other roles may run: it is not for some of these only. */
    @Override
    public String openName() {
        return enabled && requiredRole.isEmpty() && requiredTier.isEmpty() ? name : null;
    }

    @Override
    public Quota quota() {
        return Quota.QUICK_ACTIONS;
    }

    @Override
    public QuickActionDefinition definition() {
        return new QuickActionDefinition(
                name,
                description,
                icon,
                actionType,
                targetUrl,
                apiEndpoint,
                formConfig,
                color,
                enabled,
                sortOrder,
                requiredRole.stream().map(Role::valueOf).toList(),
                requiredTier.stream().map(Tier::valueOf).toList());
    }

    /** Callers that manage actions may read all; others only those that they may run. */
    @Override
    public boolean isReadableBy(Caller caller) {
        return Access.WRITE_QUICK_ACTIONS.permits(caller) || (enabled && isOfferedTo(caller));
    }

    /** Returns whether the action is for the caller's role and tier, also if it is disabled. */
    public boolean isOfferedTo(Caller caller) {
        boolean namesRole = requiredRole.contains(caller.role().name());
        return (requiredRole.isEmpty() || namesRole)
                && (requiredTier.isEmpty()
                        || requiredTier.contains(caller.tier().name()))
                && (caller.role() != Role.VIEWER || namesRole || actionType.onlyNavigates());
    }

    /**
     * Returns the usage of an organization's own action. The usage of a platform's action is in
     * {@link QuickActionUsage}.
     */
    Usage usage() {
        return new Usage(usageCount, lastUsed);
    }

    public int sortOrder() {
        return sortOrder;
    }
}
