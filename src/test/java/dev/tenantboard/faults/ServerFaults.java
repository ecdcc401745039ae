package dev.tenantboard.faults;

import dev.tenantboard.isolation.WarCopy;
import dev.tenantboard.server.ServerFiles;
import java.nio.charset.StandardCharsets;
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
                new Fault("sigkill", "a server is killed", (scene, tally) -> {
                    Instant killed = Instant.now();
                    scene.server(0).kill();
                    return killed;
                }),
                new Fault("sigterm", "a server is stopped with SIGTERM", (scene, tally) -> {
                    scene.server(0).terminate();
                    return Instant.now();
                }),
                new Fault(
                        "rolling",
                        "both servers are replaced, one by one, by a release with a migration",
                        (scene, tally) -> {
                            ServerFiles later = ServerFiles.fromProperties()
                                    .withWar(WarCopy.plain()
                                            .edit(MIGRATION, none -> LATER.getBytes(StandardCharsets.UTF_8))
                                            .file());
                            for (int i = 0; i < 2; i++) {
                                scene.server(i).terminate();
                                scene.server(i).start(later).awaitUp();
                            }
                            return Instant.now();
                        }),
                new Fault(
                        "storm",
                        "3,000 write at once to a cold server, whose connections others take",
                        (scene, tally) -> {
                            scene.server(0).kill();
                            scene.server(0).start(ServerFiles.fromProperties()).awaitUp();
                            Storm storm = Storm.at(scene.server(0), scene.tenants(), tally);
                            DatabaseFaults.exhaust(scene);
                            storm.await();
                            return Instant.now();
                        }),
                new Fault("boot", "PostgreSQL is down for 10 s while a server starts", (scene, tally) -> {
                    scene.server(0).kill();
                    scene.postgres().kill();
                    scene.server(0).start(ServerFiles.fromProperties());
                    Pause.seconds(10);
                    scene.postgres().start();
                    return Instant.now();
                }));
    }
}
