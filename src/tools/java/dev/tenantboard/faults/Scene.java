package dev.tenantboard.faults;

import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.faults.balancer.Balancer;
import dev.tenantboard.faults.database.BreakablePostgres;
import dev.tenantboard.faults.load.Tenants;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product on two servers behind a balancer, over a database that may break. */
final class Scene implements AutoCloseable {

    private static final int SERVERS = 2;

    private final Path directory;
    private final Stage stage;
    private final List<DeployedServer> servers = new ArrayList<>();
    private BreakablePostgres postgres;
    private Balancer balancer;
    private Tenants tenants;

    private Scene(Path directory, Stage stage) {
        this.directory = directory;
        this.stage = stage;
    }

    /**
     * @param directory where the database and the logs are
     * @param stage makes the database ready, and says by which address the servers know it
     */
    static Scene in(Path directory, Stage stage) {
        var scene = new Scene(directory, stage);
        try {
            Files.createDirectories(directory);
            scene.open();
            return scene;
        } catch (IOException failure) {
            scene.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            scene.close();
            throw failure;
        }
    }

    private void open() {
        postgres = stage.database(directory.resolve("database"));
        Map<String, String> settings = settings(stage.url(postgres));
        for (int i = 0; i < SERVERS; i++) {
            servers.add(new DeployedServer(directory.resolve("server-" + i + ".log"), settings));
        }
        balancer = Balancer.before(servers.stream().map(DeployedServer::place).toList());
        ServerFiles files = ServerFiles.fromProperties();
        // One after the other: together, each would take the other's processor.
        for (DeployedServer server : servers) {
            server.start(files).awaitUp();
        }
        tenants = Tenants.in(postgres);
    }

    private Map<String, String> settings(String url) {
        try {
            Path keys = Files.writeString(
                    directory.resolve("keys.json"), TokenKeys.forTests().publicKeySet());
            Map<String, String> settings = new HashMap<>();
            settings.put("TENANTBOARD_DATABASE_URL", url);
            settings.put("TENANTBOARD_DATABASE_PASSWORD", Passwords.FOR_TESTS.application());
            settings.put("TENANTBOARD_MIGRATION_PASSWORD", Passwords.FOR_TESTS.migration());
            settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.toUri().toString());
            settings.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
            settings.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
            settings.put("TENANTBOARD_RATE_LIMIT_ENTERPRISE", "0");
            settings.put("TENANTBOARD_RATE_LIMIT_USER", "0");
            // Under load, on a machine that others use too.
            settings.put("TENANTBOARD_START_DEPLOYMENT_WAIT", "400");
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How the database is set up for a fault. */
    interface Stage {

        Stage PLAIN = directory -> BreakablePostgres.startIn(directory, "alter system set max_connections = 60");

        BreakablePostgres database(Path directory);

        default String url(BreakablePostgres postgres) {
            return postgres.jdbcUrl();
        }

        /** When the database has ended. */
        default void clear() {}
    }

    Path directory() {
        return directory;
    }

    BreakablePostgres postgres() {
        return postgres;
    }

    Stage stage() {
        return stage;
    }

    /** Where the rows are from now on. */
    void moveTo(BreakablePostgres promoted) {
        postgres = promoted;
    }

    DeployedServer server(int place) {
        return servers.get(place);
    }

    Balancer balancer() {
        return balancer;
    }

    Tenants tenants() {
        return tenants;
    }

    /** Both servers up, whatever happened to them. */
    void mend() {
        for (DeployedServer server : servers) {
            if (!server.isAlive()) {
                server.start(ServerFiles.fromProperties());
            }
            server.awaitUp();
        }
    }

    @Override
    public void close() {
        servers.forEach(DeployedServer::close);
        if (balancer != null) {
            balancer.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        stage.clear();
    }
}
