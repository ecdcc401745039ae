package dev.tenantboard.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Scope;
import dev.tenantboard.access.Tier;
import dev.tenantboard.activity.ActivityFeed;
import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.dashboard.UserDashboard;
import dev.tenantboard.definition.DefinitionRow;
import dev.tenantboard.organization.Organization;
import dev.tenantboard.organization.OrganizationMember;
import dev.tenantboard.organization.User;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.server.InsideServerTest;
import dev.tenantboard.widget.DashboardWidget;
import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetService;
import dev.tenantboard.widget.WidgetType;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tests of connections, their settings and the entity manager, which need code inside the server. */
class TenancyInsideIT extends InsideServerTest {

    private static final String ACME = "org-acme";
    private static final String ACME_OWNER = "user-acme-owner";
    private static final String GLOBEX = "org-globex";
    private static final String GLOBEX_OWNER = "user-globex-owner";

    private static final String PID_AND_SETTINGS =
            "pg_backend_pid() || ' ' || current_setting('app.current_org_id', true)"
                    + " || ' ' || current_setting('app.current_user_id', true)"
                    + " || ' ' || current_setting('app.platform_admin', true) || '.'";
    private static final String NOTHING = "nullif(current_setting('app.current_org_id', true), '') is null"
            + " and nullif(current_setting('app.current_user_id', true), '') is null"
            + " and nullif(current_setting('app.platform_admin', true), '') is null";
    private static final List<String> TENANT_TABLES = List.of(
            "dashboard_widgets",
            "user_dashboards",
            "activity_feeds",
            "quick_actions",
            "dashboard_metrics",
            "dashboard_metric_values",
            "dashboard_metric_history",
            "dashboard_events",
            "dashboard_bundle_keys",
            "dashboard_member_names",
            "quick_action_usage",
            "quick_action_runs",
            "activity_marks",
            "activity_read_positions",
            "activity_dedupe_keys",
            "idempotency_keys");

    @Inject
    private CallerRequest request;

    @Inject
    private Probe probe;

    @Inject
    private Outside outside;

    @Inject
    private WidgetService widgets;

    @Inject
    private SystemTasks tasks;

    @Inject
    private DueOrganizations dueOrganizations;

    @Resource
    private ManagedExecutorService threads;

    /** The part of a test inside a bean's transaction. */
    @FunctionalInterface
    interface Work<B, T> {
        T in(B bean) throws Exception;
    }

    /** A service with a tenant. */
    @Stateless
    @Tenanted
    public static class Probe {

        @PersistenceContext
        private EntityManager entities;

        @Resource(lookup = ConnectionPool.NAME)
        private DataSource pool;

        @Resource
        private SessionContext context;

        @Inject
        private Tenant tenant;

        public <T> T commit(Work<Probe, T> work) throws Exception {
            return work.in(this);
        }

        public <T> T rollBack(Work<Probe, T> work) throws Exception {
            context.setRollbackOnly();
            return work.in(this);
        }

        String jdbc() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return rows(connection, "select " + PID_AND_SETTINGS).get(0);
            }
        }

        Object nativeQuery() {
            return entities.createNativeQuery("select " + PID_AND_SETTINGS)
                    .setHint("eclipselink.jdbc.allow-native-sql-query", true)
                    .getSingleResult();
        }

        int update(String sql) {
            return entities.createNativeQuery(sql)
                    .setHint("eclipselink.jdbc.allow-native-sql-query", true)
                    .executeUpdate();
        }

        /** In JPQL, with the same SQL expression. */
        List<?> entityQuery(Class<?> entity, boolean readOnly) {
            return entities.createQuery("select sql('" + PID_AND_SETTINGS.replace("'", "''") + "') from "
                            + entity.getSimpleName() + " e")
                    .setHint("eclipselink.read-only", String.valueOf(readOnly))
                    .setMaxResults(1)
                    .getResultList();
        }
    }

    /** A service without a tenant. */
    @Stateless
    public static class Outside {

        @PersistenceContext
        private EntityManager entities;

        @Resource(lookup = ConnectionPool.NAME)
        private DataSource pool;

        public <T> T commit(Work<EntityManager, T> work) throws Exception {
            return work.in(entities);
        }

        public List<String> rows(String sql) throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return TenancyInsideIT.rows(connection, sql);
            }
        }

        public int write(String sql) throws SQLException {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }

        /** Runs a query on all connections of the pool except two, without a transaction. */
        @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
        public List<String> ofEveryConnection(String sql) throws SQLException {
            List<Connection> borrowed = new ArrayList<>();
            List<String> found = new ArrayList<>();
            try {
                for (int i = 0; i < 18; i++) {
                    borrowed.add(pool.getConnection());
                    found.addAll(TenancyInsideIT.rows(borrowed.get(i), sql));
                }
                return found;
            } finally {
                for (Connection connection : borrowed) {
                    connection.close();
                }
            }
        }

        /** The last statement of another connection. */
        @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
        public String lastStatementOf(String pid) throws SQLException {
            return rows("select query from pg_stat_activity where pid = " + pid).get(0);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    private void admit(String userId, String organizationId) {
        request.admit(
                new Identity(userId, organizationId, false, Instant.MAX),
                Access.CHANGE_WIDGETS,
                organizationId,
                Scope.ORGANIZATION);
    }

    private static WidgetDefinition definition(String name) {
        return new WidgetDefinition(
                name,
                WidgetType.CHART,
                JsonNodeFactory.instance.objectNode(),
                new Position(0, 0, 4, 3),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Caller owner(String userId, String organizationId) {
        return Caller.member(userId, organizationId, Role.OWNER, List.of(), Tier.FREE);
    }

    private String widgetOf(String userId, String organizationId) throws Exception {
        admit(userId, organizationId);
        return widgets.create(definition("Inside")).id();
    }

    @Test
    void readsOfEveryKindUseOneConnectionWithTheTenant() throws Exception {
        String id = widgetOf(ACME_OWNER, ACME);

        List<Object> found = probe.commit(bean -> {
            bean.entities.find(DashboardWidget.class, id);
            return List.of(
                    bean.entityQuery(DashboardWidget.class, false).get(0),
                    bean.entityQuery(User.class, false).get(0),
                    bean.entityQuery(Organization.class, false).get(0),
                    bean.entityQuery(OrganizationMember.class, false).get(0),
                    bean.nativeQuery(),
                    bean.jdbc(),
                    bean.nativeQuery());
        });

        assertThat(found).containsOnly(found.get(0));
        assertThat(found.get(0).toString()).endsWith(" " + ACME + " " + ACME_OWNER + " .");
    }

    /** EclipseLink runs them on another connection, whatever join-existing says. There, the database returns no rows. */
    @Test
    void queriesWithTheReadOnlyHintFindNothing() throws Exception {
        widgetOf(ACME_OWNER, ACME);

        List<?> found = probe.commit(bean -> bean.entityQuery(DashboardWidget.class, true));

        assertThat(found).isEmpty();
    }

    @Test
    void batchReadsUseTheSameConnection() throws Exception {
        String id = widgetOf(ACME_OWNER, ACME);

        probe.commit(bean -> {
            String pid = bean.jdbc().split(" ")[0];
            List<DashboardWidget> found = bean.entities
                    .createQuery("select w from DashboardWidget w where w.id = :id", DashboardWidget.class)
                    .setParameter("id", id)
                    .setHint("eclipselink.batch", "w.creator")
                    .setHint("eclipselink.batch.type", "IN")
                    .getResultList();
            assertThat(found.get(0).creator().id()).isEqualTo(ACME_OWNER);
            assertThat(outside.lastStatementOf(pid)).contains("FROM users");
            return null;
        });
    }

    @Test
    void findsAndLazyRelationsAndBatchesUseTheSameConnection() throws Exception {
        String id = widgetOf(ACME_OWNER, ACME);

        probe.rollBack(bean -> {
            String pid = bean.jdbc().split(" ")[0];
            assertThat(bean.entities.find(User.class, ACME_OWNER).email()).startsWith(ACME_OWNER);
            assertThat(bean.entities.find(User.class, GLOBEX_OWNER)).isNull();
            assertThat(bean.entities.find(Organization.class, GLOBEX)).isNull();
            bean.entities.clear();
            DashboardWidget widget = bean.entities.find(DashboardWidget.class, id);
            assertThat(outside.lastStatementOf(pid)).contains("FROM dashboard_widgets");
            assertThat(widget.creator().email()).startsWith(ACME_OWNER);
            assertThat(outside.lastStatementOf(pid)).contains("FROM users");
            assertThat(widget.organization().id()).isEqualTo(ACME);
            assertThat(outside.lastStatementOf(pid)).contains("FROM organizations");
            for (int i = 0; i < 3; i++) {
                bean.entities.persist(new DashboardWidget(bean.tenant.caller(), definition("Batch " + i)));
            }
            bean.entities.flush();
            assertThat(outside.lastStatementOf(pid)).contains("INSERT INTO dashboard_widgets");
            return null;
        });
    }

    @Test
    void leavesNoSettingInAPooledConnection() throws Exception {
        widgetOf(ACME_OWNER, ACME);
        List<String> used = new ArrayList<>();

        used.add(probe.commit(Probe::jdbc));
        used.add(probe.rollBack(Probe::jdbc));
        assertThatThrownBy(() -> probe.commit(bean -> {
                    used.add(bean.jdbc());
                    throw new IllegalStateException("a failure");
                }))
                .hasStackTraceContaining("a failure");

        List<String> pids = outside.ofEveryConnection("select pg_backend_pid()::text");
        assertThat(used).hasSize(3).allSatisfy(pid -> assertThat(pids).contains(pid.split(" ")[0]));
        assertThat(outside.ofEveryConnection("select (" + NOTHING + ")::text")).containsOnly("true");
    }

    @Test
    void servicesThrowOutsideOfAnAdmittedRequest() {
        assertThatThrownBy(() -> widgets.get("any")).hasStackTraceContaining("no caller");
        assertThatThrownBy(() -> widgets.create(definition("Nobody's"))).hasStackTraceContaining("no caller");
        assertThatThrownBy(() -> widgets.list(new PageRequest(), Set.of(), null))
                .hasStackTraceContaining("no caller");
        assertThatThrownBy(() -> probe.commit(Probe::jdbc)).hasStackTraceContaining("no caller");
    }

    @Test
    void entitiesThrowWithoutATenant() {
        assertThatThrownBy(() -> outside.commit(entities -> entities.find(DashboardWidget.class, "any")))
                .hasStackTraceContaining("eclipselink.tenant-id");
        assertThatThrownBy(() -> outside.commit(
                        entities -> entities.createQuery("select w from DashboardWidget w", DashboardWidget.class)
                                .getResultList()))
                .hasStackTraceContaining("eclipselink.tenant-id");
        assertThatThrownBy(() -> outside.commit(entities -> {
                    entities.persist(new DashboardWidget(owner(ACME_OWNER, ACME), definition("Nobody's")));
                    entities.flush();
                    return null;
                }))
                .hasStackTraceContaining("no tenant");
    }

    @Test
    void plainSqlWithoutATenantReadsAndWritesNoRows() throws Exception {
        widgetOf(ACME_OWNER, ACME);

        for (String table : TENANT_TABLES) {
            String column = table.equals("user_dashboards") ? "user_id" : "organization_id";
            assertThat(outside.rows("select count(*) from " + table)).as(table).containsExactly("0");
            if (!List.of("dashboard_events", "dashboard_member_names").contains(table)) {
                assertThat(outside.write("update " + table + " set " + column + " = " + column))
                        .as(table)
                        .isZero();
            }
            assertThat(outside.write("delete from " + table)).as(table).isZero();
            assertThatThrownBy(
                            () -> outside.write("insert into " + table + " (" + column + ") values ('" + ACME + "')"))
                    .as(table)
                    .hasStackTraceContaining("row-level security");
        }
    }

    /** The list of organizations contains no other data of them. */
    @Test
    void listsDueOrganizationsWithoutATenantAndWritesNone() throws Exception {
        inProduct(ACME, bean -> bean.update(due(ACME, "2026-01-01Z")));
        inProduct(GLOBEX, bean -> bean.update(due(GLOBEX, "9999-01-01Z")));

        assertThat(dueOrganizations.withDueMetrics(1_000)).contains(ACME).doesNotContain(GLOBEX);
        assertThat(outside.write("update dashboard_tenants set metrics_due_at = now()"))
                .isZero();
        assertThat(outside.write("delete from dashboard_tenants")).isZero();
        assertThatThrownBy(() -> outside.write("insert into dashboard_tenants (organization_id) values ('org-globex')"))
                .hasStackTraceContaining("row-level security");
        int own = inProduct(ACME, bean -> bean.update("delete from dashboard_tenants"));

        assertThat(own).isOne();
    }

    private static String due(String organization, String time) {
        return "insert into dashboard_tenants (organization_id, metrics_due_at) values ('%s', '%s')"
                        .formatted(organization, time)
                + " on conflict (organization_id) do update set metrics_due_at = excluded.metrics_due_at";
    }

    @Test
    void worksAsTheProductInOneOrganizationInBothLayers() throws Exception {
        String acmes = widgetOf(ACME_OWNER, ACME);
        String globexs = widgetOf(GLOBEX_OWNER, GLOBEX);

        inProduct(ACME, bean -> {
            assertThat(bean.tenant.caller()).isEqualTo(Caller.product(ACME));
            assertThat(bean.jdbc()).endsWith(" " + ACME + "  .").isEqualTo(bean.nativeQuery());
            assertThat(bean.entities.find(DashboardWidget.class, acmes)).isNotNull();
            assertThat(bean.entities.find(DashboardWidget.class, globexs)).isNull();
            assertThat(bean.entities.find(Organization.class, GLOBEX)).isNull();
            assertThat(bean.entities.find(UserDashboard.class, ACME_OWNER)).isNull();
            assertThat(bean.update("update dashboard_widgets set name = name where id = '" + globexs + "'"))
                    .isZero();
            return null;
        });
    }

    @Test
    void writesAsTheProductWithoutAUserAndInThatOrganizationOnly() throws Exception {
        NewActivity activity = new NewActivity(
                "By the product", null, ActivityType.SYSTEM_EVENT, "metric", "1", "changed", null, null);

        String id = inProduct(ACME, bean -> {
            ActivityFeed row = new ActivityFeed(bean.tenant.caller(), activity);
            bean.entities.persist(row);
            return row.id();
        });

        String user = inProduct(
                ACME, bean -> bean.entities.find(ActivityFeed.class, id).userId());
        assertThat(user).isNull();
        assertThatThrownBy(() -> inProduct(ACME, bean -> {
                    bean.entities.persist(new ActivityFeed(Caller.product(GLOBEX), activity));
                    return null;
                }))
                .hasStackTraceContaining("that is not the caller's");
    }

    @Test
    void refusesToWorkInAnUnknownOrganization() {
        assertThatThrownBy(() -> inProduct("org-nowhere", Probe::jdbc)).hasStackTraceContaining("does not exist");
        assertThatThrownBy(() -> inProduct(null, Probe::jdbc)).hasStackTraceContaining("does not exist");
    }

    @Test
    void neverReplacesACallerByTheProduct() throws Exception {
        admit(ACME_OWNER, ACME);

        assertThatThrownBy(() -> tasks.in(GLOBEX, () -> "worked")).hasMessageContaining("without a caller");
        assertThatThrownBy(() -> probe.commit(bean -> tasks.in(ACME, () -> "worked")))
                .hasStackTraceContaining("without a transaction");
        assertThat(probe.commit(Probe::jdbc)).endsWith(" " + ACME + " " + ACME_OWNER + " .");
    }

    /** Like a timer, which has one request context for all its work. */
    @Test
    void worksInOneOrganizationAfterTheOther() throws Exception {
        List<String> settings = onThread(() -> List.of(
                tasks.in(ACME, () -> inTransaction(Probe::jdbc)), tasks.in(GLOBEX, () -> inTransaction(Probe::jdbc))));

        assertThat(settings.get(0)).endsWith(" " + ACME + "  .");
        assertThat(settings.get(1)).endsWith(" " + GLOBEX + "  .");
        assertThatThrownBy(() -> onThread(() -> inTransaction(Probe::jdbc))).hasStackTraceContaining("no caller");
    }

    private <T> T inProduct(String organization, Work<Probe, T> work) throws Exception {
        return onThread(() -> tasks.in(organization, () -> inTransaction(work)));
    }

    private <T> T onThread(Callable<T> work) throws Exception {
        return threads.submit(work).get(30, TimeUnit.SECONDS);
    }

    private <T> T inTransaction(Work<Probe, T> work) {
        try {
            return probe.commit(work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void refusesASecondTenantInTheTransaction() {
        admit(ACME_OWNER, ACME);

        assertThatThrownBy(() -> probe.commit(bean -> {
                    bean.tenant.open(owner(GLOBEX_OWNER, GLOBEX));
                    return null;
                }))
                .hasStackTraceContaining("has a tenant already");
    }

    @Test
    void refusesToPersistARowOfAnotherOrganization() {
        admit(ACME_OWNER, ACME);

        assertThatThrownBy(() -> probe.commit(bean -> {
                    bean.entities.persist(new DashboardWidget(owner(GLOBEX_OWNER, GLOBEX), definition("Planted")));
                    return null;
                }))
                .hasStackTraceContaining("that is not the caller's");
    }

    @Test
    void refusesToMergeUpdateAndRemoveRowsOfAnotherOrganization() throws Exception {
        String id = widgetOf(GLOBEX_OWNER, GLOBEX);
        DashboardWidget theirs = probe.commit(bean -> bean.entities.find(DashboardWidget.class, id));
        redefine(theirs, "Taken over");
        String ours = widgetOf(ACME_OWNER, ACME);

        assertThatThrownBy(() -> probe.commit(bean -> bean.entities.merge(theirs)))
                .hasStackTraceContaining("that is not the caller's");
        assertThatThrownBy(() -> probe.commit(bean -> {
                    DashboardWidget widget = givenToGlobex(bean.entities.find(DashboardWidget.class, ours));
                    redefine(widget, "Given away");
                    return null;
                }))
                .hasStackTraceContaining("that is not the caller's");
        assertThatThrownBy(() -> probe.commit(bean -> {
                    bean.entities.remove(givenToGlobex(bean.entities.find(DashboardWidget.class, ours)));
                    return null;
                }))
                .hasStackTraceContaining("that is not the caller's");
        DashboardWidget found = probe.commit(bean -> bean.entities.find(DashboardWidget.class, id));
        assertThat(found).isNull();
    }

    /** Changes an entity without {@code Definitions}, which no feature can do. */
    private static void redefine(DashboardWidget widget, String name) throws ReflectiveOperationException {
        Method redefine = DefinitionRow.class.getDeclaredMethod("redefine", Record.class);
        redefine.setAccessible(true);
        redefine.invoke(widget, definition(name));
    }

    /** Changes the owner of an entity that was already read. */
    private static DashboardWidget givenToGlobex(DashboardWidget widget) throws ReflectiveOperationException {
        Field organization = DefinitionRow.class.getDeclaredField("organizationId");
        organization.setAccessible(true);
        organization.set(widget, GLOBEX);
        return widget;
    }
}
