package dev.tenantboard.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.dashboard.Preferences;
import dev.tenantboard.dashboard.UserDashboard;
import dev.tenantboard.definition.DefinitionRow;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.organization.Organization;
import dev.tenantboard.organization.OrganizationMember;
import dev.tenantboard.organization.User;
import dev.tenantboard.quickaction.ActionType;
import dev.tenantboard.quickaction.QuickAction;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.quickaction.QuickActionRun;
import dev.tenantboard.widget.DashboardWidget;
import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows that an unsafe query or write of our code could access through entities. */
class IsolationProbeEntities {

    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final String world;
    private final List<String> violations;

    IsolationProbeEntities(String world, List<String> violations) {
        this.world = world;
        this.violations = violations;
    }

    /** Each kind of entity with the key of a row of an organization. */
    private Map<Class<?>, Object> keys(String organization) {
        String id = world + "-" + organization;
        return Map.of(
                DashboardWidget.class, id + "-own-widgets",
                ActivityFeed.class, id + "-own-activities",
                QuickAction.class, id + "-own-quick-actions",
                QuickActionRun.class, id + "-own-runs",
                DashboardMetric.class, id + "-own-metrics",
                UserDashboard.class, id + (organization.equals("a") ? "-member" : "-owner"),
                Organization.class, id,
                User.class, id + "-owner",
                OrganizationMember.class, new OrganizationMember.Key(id, id + "-owner"));
    }

    void readRowsOfOthers(EntityManager entities) {
        keys("b").forEach((type, key) -> {
            require(entities.find(type, key) == null, "find returns " + type.getSimpleName() + " of the other");
            String id = type == OrganizationMember.class ? "userId" : "id";
            String listed = "select e." + id + " from " + type.getSimpleName() + " e";
            require(
                    entities.createQuery(listed, String.class)
                            .getResultStream()
                            .noneMatch(found -> found.startsWith(world + "-b")),
                    "a query returns " + type.getSimpleName() + " of the other");
        });
        require(
                entities.createQuery("select count(e) from QuickActionUsage e where e.id = :id", Long.class)
                                .setParameter("id", world + "-s-system-quick-actions")
                                .getSingleResult()
                        == 1,
                "a query returns another number than the caller's own QuickActionUsage");
        Stream.of(DashboardWidget.class, ActivityFeed.class, QuickAction.class, DashboardMetric.class)
                .forEach(type -> require(
                        entities.find(type, keys("b").get(type), LockModeType.PESSIMISTIC_WRITE) == null,
                        "a lock returns " + type.getSimpleName() + " of the other"));
    }

    /**
     * The caller of the probe made the other organization's owner the creator of a widget of the first. Outer joins are not part
     * of it: EclipseLink adds no criteria to their target, so the application does not use them.
     */
    void followReferences(EntityManager entities) {
        String id = world + "-a-members-widgets";
        DashboardWidget own = entities.find(DashboardWidget.class, id);
        require(own != null, "find does not return the caller's own widget");
        if (own == null) {
            return;
        }
        requireHidden(own.creator(), "a lazy reference");
        entities.clear();
        entities.createQuery(
                        "select e from DashboardWidget e join fetch e.creator where e.id = :id", DashboardWidget.class)
                .setParameter("id", id)
                .getResultStream()
                .forEach(widget -> requireHidden(widget.creator(), "a join"));
    }

    private void requireHidden(User creator, String access) {
        String email;
        try {
            email = creator == null ? null : creator.email();
        } catch (RuntimeException hidden) {
            email = null;
        }
        require(email == null, access + " returns a user of the other");
    }

    /** The listener refuses each, independently of the database. */
    List<Consumer<EntityManager>> attempts() {
        String other = world + "-b";
        Caller caller = Caller.member(other + "-owner", other, Role.OWNER, List.of(), Tier.FREE);
        Object[] rows = {
            new DashboardWidget(caller, widget()),
            new ActivityFeed(caller, activity()),
            new QuickAction(caller, action()),
            new QuickActionRun(caller, new QuickAction(caller, action()), null),
            new DashboardMetric(caller, metric()),
            new UserDashboard(caller, new Preferences(null, null, null, null, null, null, null, null, null))
        };
        Stream<Consumer<EntityManager>> inserts = Stream.of(rows)
                .map(row -> entities -> refused(
                        () -> {
                            entities.persist(row);
                            entities.flush();
                        },
                        "persisting a " + row.getClass().getSimpleName() + " of the other"));
        Stream<Consumer<EntityManager>> changes = Stream.of(
                entities -> refused(
                        () -> {
                            redefine(entities.find(DashboardMetric.class, world + "-s-system-metrics"), metric());
                            entities.flush();
                        },
                        "changing a system metric"),
                entities -> refused(
                        () -> {
                            entities.remove(entities.find(QuickAction.class, world + "-s-system-quick-actions"));
                            entities.flush();
                        },
                        "removing a system action"));
        return Stream.concat(inserts, changes).toList();
    }

    /** Changes a row without {@code Definitions}, which no feature can do. */
    private static void redefine(DashboardMetric metric, MetricDefinition definition) {
        try {
            Method redefine = DefinitionRow.class.getDeclaredMethod("redefine", Record.class);
            redefine.setAccessible(true);
            redefine.invoke(metric, definition);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void refused(Runnable write, String description) {
        try {
            write.run();
            violations.add(description + " is not refused");
        } catch (RuntimeException refusal) {
            boolean byListener = Stream.iterate((Throwable) refusal, e -> e != null, Throwable::getCause)
                    .anyMatch(SecurityException.class::isInstance);
            require(byListener, description + " is refused, but not by the listener: " + refusal);
        }
    }

    /** Loads rows into any cache that exists longer than the transaction. */
    void loadOwnRows(EntityManager entities) {
        keys("a").forEach((type, key) -> {
            boolean found = entities.find(type, key) != null;
            require(found == (type != UserDashboard.class), "find of the caller's own " + type.getSimpleName());
        });
    }

    /** Runs as the owner of the other organization, after the first organization's rows were loaded. */
    void findRowsOfFirst(EntityManager entities) {
        keys("a")
                .forEach((type, key) -> require(
                        entities.find(type, key) == null, "a cache returns " + type.getSimpleName() + " of the first"));
    }

    private void require(boolean correct, String violation) {
        if (!correct) {
            violations.add("entities: " + violation);
        }
    }

    private static WidgetDefinition widget() {
        return new WidgetDefinition(
                "Planted", WidgetType.CHART, EMPTY, new Position(0, 0, 1, 1), null, null, null, null, null, null);
    }

    private static NewActivity activity() {
        return new NewActivity("Planted", null, ActivityType.USER_ACTION, "deal", "1", "won", null, null);
    }

    private static QuickActionDefinition action() {
        return new QuickActionDefinition(
                "Planted", null, "chart", ActionType.NAVIGATION, "/", null, null, null, null, null, null, null);
    }

    private static MetricDefinition metric() {
        return new MetricDefinition(
                "Planted", MetricCategory.SALES, EMPTY, null, null, null, null, null, null, null, null, null, null);
    }
}
