package dev.tenantboard.bench;

import dev.tenantboard.local.LocalLock;
import java.nio.file.Files;

/** {@code mvn -Pbench}. */
public final class BenchRun {

    private BenchRun() {}

    public static void main(String[] arguments) throws Exception {
        BenchSettings settings = BenchSettings.fromProperties();
        Files.createDirectories(settings.directory());
        try (LocalLock alone =
                LocalLock.take(settings.directory().resolve("lock")).orElseThrow(BenchRun::taken)) {
            new Bench(settings, BenchRun::say).run();
        } catch (IllegalStateException | IllegalArgumentException failure) {
            // Thrown on, Maven's plugin would say it three times around a stack trace.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static IllegalStateException taken() {
        return new IllegalStateException("Another `mvn -Pbench` is running in this folder");
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
