package dev.tenantboard.bench;

import dev.tenantboard.local.LocalFailure;
import dev.tenantboard.local.LocalLock;
import java.io.IOException;
import java.nio.file.Files;

/** {@code mvn -Pbench}. */
public final class BenchRun {

    private BenchRun() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run(BenchSettings.fromProperties());
        } catch (LocalFailure failure) {
            // Thrown on, Maven's plugin would say it three times around a stack trace.
            say(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(BenchSettings settings) throws IOException {
        Files.createDirectories(settings.directory());
        try (LocalLock alone =
                LocalLock.take(settings.directory().resolve("lock")).orElseThrow(BenchRun::taken)) {
            new Bench(settings, BenchRun::say).run();
        }
    }

    private static LocalFailure taken() {
        return new LocalFailure("Another `mvn -Pbench` is running in this folder; wait for its end");
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
