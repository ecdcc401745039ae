package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A run of the start script, with the log file of the script and its server. */
record ScriptRun(Process script, Path log) implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(240);

    void awaitDeployment() {
        await(() -> output().contains("deployed, listening on port "));
    }

    /** Waits for a condition, and fails if the script ends before. */
    void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LONGEST_WAIT);
        while (!condition.getAsBoolean()) {
            if (endsWithin(Duration.ofMillis(100)) || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("in vain:\n" + output());
            }
        }
    }

    boolean endsWithin(Duration limit) {
        try {
            return script.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    int exitCode() {
        return script.exitValue();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ProcessHandle server() {
        return script.descendants().filter(ScriptRun::isJava).findFirst().orElseThrow();
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("java");
    }

    /** SIGTERM, as a container's engine sends it. */
    void terminate() {
        script.destroy();
    }

    /** The script notices it, and ends. */
    void killServer() {
        script.descendants().filter(ScriptRun::isJava).forEach(ProcessHandle::destroyForcibly);
    }

    void kill() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    @Override
    public void close() {
        terminate();
        if (!endsWithin(Duration.ofSeconds(30))) {
            kill();
        }
    }
}
