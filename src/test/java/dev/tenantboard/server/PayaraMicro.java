package dev.tenantboard.server;

import dev.tenantboard.suite.Directories;
import dev.tenantboard.suite.ServerStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Payara Micro with the WAR, as a child process. */
public final class PayaraMicro implements AutoCloseable {

    private static final Pattern READY_LINE = Pattern.compile("ready in [0-9,.]+ \\(ms\\)");

    private final Process process;
    private final int port;
    private final ServerHealth health;
    private final Path log;
    private final Path root;

    private PayaraMicro(Process process, int port, Path log, Path root) {
        this.process = process;
        this.port = port;
        this.health = new ServerHealth(baseUri());
        this.log = log;
        this.root = root;
    }

    /** Starts in a temporary directory, which {@link #close} removes. */
    public static PayaraMicro start(
            ServerFiles files, int port, Path log, Map<String, String> environment, List<String> jvmArguments) {
        try {
            Path root = Files.createTempDirectory("tenantboard-payara");
            return startIn(root, files, port, log, environment, jvmArguments);
        } catch (IOException failure) {
            throw new UncheckedIOException("Payara Micro did not start", failure);
        }
    }

    /**
     * Starts the server and returns at once; {@link #awaitReady} waits for it.
     *
     * @param root an empty directory: from a used one, the server would deploy the earlier applications again
     * @param environment the application's settings, in the form of environment variables; null removes one
     * @param jvmArguments further arguments after the options of {@code jvm.options}
     */
    public static PayaraMicro startIn(
            Path root,
            ServerFiles files,
            int port,
            Path log,
            Map<String, String> environment,
            List<String> jvmArguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(files, port, root, jvmArguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            environment.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            ServerStarts.count(ServerStarts.PAYARA);
            return new PayaraMicro(builder.start(), port, log, root);
        } catch (IOException failure) {
            throw new UncheckedIOException("Payara Micro did not start", failure);
        }
    }

    private static List<String> command(ServerFiles files, int port, Path root, List<String> jvmArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + files.jvmOptions());
        command.add("-Djava.io.tmpdir=" + root);
        command.addAll(ServerFiles.testedJvmArguments());
        command.addAll(jvmArguments);
        command.addAll(UnpackedPayara.of(files.payara()).startIn(root));
        command.addAll(files.serverOptions());
        // The last one counts.
        command.addAll(List.of("--shutdowngrace", "" + files.grace().toMillis()));
        if (files.jsonLog()) {
            command.addAll(List.of("--logproperties", files.logProperties().toString()));
        }
        command.addAll(List.of("--prebootcommandfile", files.preBootCommands().toString()));
        command.addAll(List.of("--rootdir", root.toString(), "--port", String.valueOf(port)));
        command.addAll(List.of("--deploy", files.war().toString()));
        return command;
    }

    /** Waits until the application reports that it is ready. The server's own log line does not show that. */
    public void awaitReady(Duration limit) {
        awaitReady(limit, seconds -> {});
    }

    /** @param progress receives the number of seconds that have passed, every second */
    public void awaitReady(Duration limit, LongConsumer progress) {
        Instant start = Instant.now();
        long reported = 0;
        while (!isReady()) {
            Duration passed = Duration.between(start, Instant.now());
            if (!process.isAlive()) {
                throw failed("The server ended with exit code " + process.exitValue());
            }
            if (isThroughWithDeployments() && health.isWithoutApplication()) {
                throw failed("The deployment failed");
            }
            if (passed.compareTo(limit) > 0) {
                throw failed("The server was not ready after " + limit.toSeconds() + " s");
            }
            if (passed.toSeconds() > reported) {
                reported = passed.toSeconds();
                progress.accept(reported);
            }
            pause();
        }
    }

    /** Whether the application is deployed and every readiness check is UP. */
    public boolean isReady() {
        return health.isReady();
    }

    /** The server logs this line after success and failure. */
    private boolean isThroughWithDeployments() {
        return READY_LINE.matcher(log()).find();
    }

    private void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private IllegalStateException failed(String reason) {
        return new IllegalStateException(
                reason + "; what its log (" + log + ") calls severe:\n" + severe() + "\nand its end:\n" + logTail(40));
    }

    /**
     * Returns the reason why an application refuses to start. It is in the log before the server's report of its start.
     */
    private String severe() {
        return log().lines()
                .filter(line -> line.contains("SEVERE") || line.contains("Unsafe:"))
                .distinct()
                .limit(20)
                .collect(Collectors.joining("\n"));
    }

    public String logTail(int lines) {
        List<String> all = log().lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI baseUri() {
        return URI.create("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    /** Stops the server, by force if it does not end, and removes its directory. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Directories.remove(root);
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
