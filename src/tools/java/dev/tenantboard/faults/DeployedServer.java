package dev.tenantboard.faults;

import dev.tenantboard.faults.balancer.Place;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.StartScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server as it is deployed: by the start script, on a port that it keeps when it is started again. */
final class DeployedServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(400);

    private final int port = FreePort.find();
    private final Path log;
    private final Map<String, String> settings;
    private final Place place;
    private Process script;

    DeployedServer(Path log, Map<String, String> settings) {
        this.log = log;
        this.settings = settings;
        this.place = new Place(port);
    }

    Place place() {
        return place;
    }

    int port() {
        return port;
    }

    /** Starts it, once the balancer knows that the one before is gone, and returns at once. */
    DeployedServer start(ServerFiles files) {
        Pause.until(() -> !place.isUp(), LONGEST_START, "the balancer notices");
        script = StartScript.runServer(files, port, settings, Redirect.appendTo(log.toFile()));
        return this;
    }

    boolean isAlive() {
        return script != null && script.isAlive();
    }

    /** Waits until the balancer sends requests to it. */
    void awaitUp() {
        Pause.until(
                () -> {
                    if (!script.isAlive()) {
                        throw new IllegalStateException("the server ended; its log is " + log);
                    }
                    return place.isUp();
                },
                LONGEST_START,
                "the server is up; its log is " + log);
    }

    /** SIGTERM to the script, as a container's engine sends it, and waits for the end. */
    void terminate() {
        script.destroy();
        awaitEnd();
    }

    /** SIGKILL to the server itself: a power failure, or a kernel without memory. */
    void kill() {
        try (Stream<ProcessHandle> children = script.descendants()) {
            children.filter(process -> process.info().command().orElse("").endsWith("java"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
