package dev.tenantboard.faults;

import dev.tenantboard.faults.load.Tally;
import dev.tenantboard.isolation.WarCopy;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerFiles;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What may happen to the servers. */
final class ServerFaults {

    private static final String MIGRATION = "WEB-INF/classes/db/migration/V900__later.sql";
    private static final String LATER =
            "-- What a later release may add.\n\nalter table dashboard_widgets add column later text;\n";

    private ServerFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("sigkill", "a server is killed", (scene, tally) -> kill(scene)),
                new Fault("sigterm", "a server is stopped with SIGTERM", (scene, tally) -> terminate(scene)),
                new Fault(
                        "storm",
                        "3,000 write at once to a cold server, whose connections others take",
                        ServerFaults::storm),
                new Fault(
                        "boot",
                        "PostgreSQL is down for 10 s while a server starts",
                        (scene, tally) -> startWithoutDatabase(scene)),
                // The last: what it leaves is a schema that the release before does not start over.
                new Fault(
                        "rolling",
                        "both servers are replaced, one by one, by a release with a migration",
                        (scene, tally) -> replace(scene)));
    }

    private static Instant kill(Scene scene) {
        Instant killed = Instant.now();
        scene.server(0).kill();
        return killed;
    }

    private static Instant terminate(Scene scene) {
        scene.server(0).terminate();
        return Instant.now();
    }

    private static Instant replace(Scene scene) {
        ServerFiles later = ServerFiles.fromProperties()
                .withWar(WarCopy.plain()
                        .edit(MIGRATION, none -> LATER.getBytes(StandardCharsets.UTF_8))
                        .file());
        for (int i = 0; i < 2; i++) {
            scene.server(i).terminate();
            scene.server(i).start(later).awaitUp();
        }
        return Instant.now();
    }

    private static Instant storm(Scene scene, Tally tally) throws SQLException {
        scene.server(0).kill();
        scene.server(0).start(ServerFiles.fromProperties()).awaitUp();
        Storm storm = Storm.at(scene.server(0), scene.tenants(), tally);
        DatabaseFaults.exhaust(scene);
        storm.await();
        return Instant.now();
    }

    private static Instant startWithoutDatabase(Scene scene) {
        scene.server(0).kill();
        scene.postgres().kill();
        scene.server(0).start(ServerFiles.fromProperties());
        Pause.seconds(10);
        scene.postgres().start();
        return Instant.now();
    }
}
