package dev.tenantboard.bench;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.server.ServerFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Seconds from the start of the server's process, over a database that is there, until it is ready to serve. */
record ReadyTime(Path directory, Database database, Consumer<String> progress) {

    /** The median; the first start, which warms the disk's cache, is not counted. */
    double seconds(int times) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i <= times; i++) {
            long begin = System.nanoTime();
            try (BenchServer server = BenchServer.start(
                    directory,
                    "ready",
                    ServerFiles.fromProperties().withJsonLog(),
                    BenchServer.settings(directory, database, TokenKeys.generate()))) {
                server.awaitReady();
                double seconds = (System.nanoTime() - begin) / 1e9;
                progress.accept("ready in %.1f s".formatted(seconds));
                if (i > 0) {
                    all.add(seconds);
                }
            }
        }
        return Rounds.median(all);
    }
}
