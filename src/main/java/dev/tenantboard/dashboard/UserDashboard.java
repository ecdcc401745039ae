package dev.tenantboard.dashboard;

import dev.tenantboard.access.Caller;
import dev.tenantboard.organization.User;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.persistence.TextArrayConverter;
import dev.tenantboard.persistence.Timestamps;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import dev.tenantboard.tenancy.UserOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.OptimisticLocking;
import org.eclipse.persistence.annotations.OptimisticLockingType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A user's own dashboard, for all organizations of the user. The time of the last change is the version. */
@Entity
@Table(name = "user_dashboards")
@Multitenant
@TenantDiscriminatorColumn(name = "user_id", contextProperty = TenantOpening.USER)
@EntityListeners(TenantListener.class)
@OptimisticLocking(
        type = OptimisticLockingType.SELECTED_COLUMNS,
        // EclipseLink finds the column only in upper case.
        selectedColumns = @Column(name = "UPDATED_AT"))
public class UserDashboard implements UserOwned {

    @Id
    private String id;

    /** By the organization's id. */
    @Convert(converter = PersonalLayout.Mapping.class)
    private Map<String, PersonalLayout> layout;

    @Convert(converter = TextArrayConverter.class)
    private List<String> widgets;

    @Convert(converter = DashboardTheme.Mapping.class)
    private DashboardTheme theme;

    @Convert(converter = LayoutDensity.Mapping.class)
    private LayoutDensity density;

    @Column(name = "auto_refresh")
    private boolean autoRefresh;

    @Column(name = "quick_actions")
    @Convert(converter = TextArrayConverter.class)
    private List<String> quickActions;

    @Column(name = "pinned_modules")
    @Convert(converter = TextArrayConverter.class)
    private List<String> pinnedModules;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    @Column(name = "user_id", insertable = false, updatable = false)
    private String userId;

    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    protected UserDashboard() {}

    /** Creates the caller's dashboard with their preferences in their organization. */
    public UserDashboard(Caller caller, Preferences preferences) {
        id = Ids.next();
        userId = caller.userId();
        layout = Map.of();
        createdAt = Timestamps.now();
        setPreferences(caller.organizationId(), preferences);
        updatedAt = createdAt;
    }

    /** Replaces the preferences in an organization and those for all organizations. */
    public void change(String organizationId, Preferences preferences) {
        setPreferences(organizationId, preferences);
        updatedAt = Timestamps.after(updatedAt);
    }

    /** The array columns contain the ids of all organizations' layouts. */
    private void setPreferences(String organizationId, Preferences preferences) {
        var layouts = new HashMap<>(layout);
        layouts.put(organizationId, preferences.personalLayout());
        layout = layouts;
        widgets = inAll(PersonalLayout::widgets);
        quickActions = inAll(PersonalLayout::quickActions);
        pinnedModules = inAll(PersonalLayout::pinnedModules);
        theme = preferences.theme();
        density = preferences.density();
        autoRefresh = preferences.autoRefresh();
    }

    private List<String> inAll(Function<PersonalLayout, List<String>> part) {
        return layout.values().stream()
                .map(part)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    public Preferences preferencesIn(String organizationId) {
        PersonalLayout part = layout.getOrDefault(organizationId, PersonalLayout.EMPTY);
        return new Preferences(
                part.items(),
                part.mediumItems(),
                part.narrowItems(),
                part.widgets(),
                part.quickActions(),
                part.pinnedModules(),
                theme,
                density,
                autoRefresh);
    }

    public String id() {
        return id;
    }

    @Override
    public String userId() {
        return userId;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    public OffsetDateTime updatedAt() {
        return updatedAt;
    }

    public User user() {
        return user;
    }
}
