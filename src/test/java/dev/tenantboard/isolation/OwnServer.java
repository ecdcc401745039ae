package dev.tenantboard.isolation;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A server with its own database for one test, which may leave it in any state. */
final class OwnServer implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The tables that are mapped by entities or depend on such tables, including the platform's. */
    private static final List<String> PROTECTED = List.of(
            "dashboard_widgets",
            "user_dashboards",
            "activity_feeds",
            "quick_actions",
            "dashboard_metrics",
            "dashboard_metric_values",
            "dashboard_metric_history",
            "dashboard_tenants",
            "dashboard_events",
            "dashboard_bundle_keys",
            "dashboard_templates",
            "dashboard_template_defaults",
            "dashboard_member_names",
            "quick_action_usage",
            "quick_action_runs",
            "activity_marks",
            "activity_read_positions",
            "activity_dedupe_keys",
            "idempotency_keys",
            "organizations",
            "users",
            "organization_members");

    private final DataSource superuser;
    private final PayaraMicro server;
    private final QueryCounter counter;

    private OwnServer(DataSource superuser, PayaraMicro server, QueryCounter counter) {
        this.superuser = superuser;
        this.server = server;
        this.counter = counter;
    }

    /** Returns a server that the tests of this package share. Each test first sets the layers that it needs. */
    static OwnServer shared() {
        return Server.SHARED;
    }

    /** Starts the WAR with a new database. */
    static OwnServer start(WarCopy war) {
        EmbeddedPostgresServer database = Postgres.SHARED;
        String name = "isolation_" + COUNT.incrementAndGet();
        database.createDatabase(name);
        QueryCounter counter = QueryCounter.before(database.port());
        Map<String, String> settings = TestServer.settings(database);
        settings.put("TENANTBOARD_MIGRATION_URL", database.jdbcUrl(name));
        settings.put(
                "TENANTBOARD_DATABASE_URL",
                "jdbc:postgresql://localhost:" + counter.port() + "/" + name + "?sslmode=disable&gssEncMode=disable");
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        PayaraMicro server = PayaraMicro.start(
                ServerFiles.fromProperties().withWar(war.file()), FreePort.find(), log, settings, List.of());
        OwnServer own = new OwnServer(database.superuser(name), server, counter);
        own.awaitReady();
        return own;
    }

    private void awaitReady() {
        try {
            server.awaitReady(TestServer.START_LIMIT);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    Api api() {
        return Api.at(server.baseUri());
    }

    DataSource superuser() {
        return superuser;
    }

    QueryCounter counter() {
        return counter;
    }

    /**
     * Returns the violations that the probe inside the server found, after a request whose transaction was committed.
     */
    List<String> probe(World world, String layer) {
        Actor.OWNER.in(world, api()).get("/widgets");
        world.execute("update dashboard_widgets set created_by = '$-b-owner' where id = '$-a-members-widgets'");
        Answer answer = api().anonymous().absolute().get("/isolation-probe?layer=" + layer + "&world=" + world.tag());
        world.reset();
        return answer.status() == 200
                ? answer.body().lines().toList()
                : List.of("the probe broke: " + answer + server.logTail(40));
    }

    /**
     * Turns off row-level security, so that only the entities' layer isolates. The guard notices this and readiness is
     * down, but requests are still served.
     */
    void switchRowSecurityOff() {
        alterTables("disable row level security");
    }

    void switchRowSecurityOn() {
        alterTables("enable row level security");
    }

    private void alterTables(String change) {
        try (Connection connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            for (String table : PROTECTED) {
                statement.execute("alter table " + table + " " + change);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.close();
        counter.close();
    }

    /** Starts when the first test needs it, and ends with the JVM. */
    private static final class Postgres {

        static final EmbeddedPostgresServer SHARED = EmbeddedPostgresServer.temporary();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close));
        }
    }

    private static final class Server {

        static final OwnServer SHARED = start(WarCopy.withProbe());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close));
        }
    }
}
