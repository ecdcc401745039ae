package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files a server is started from. Maven passes the paths; in an editor they follow from the working directory.
 *
 * @param grace how long the server continues to serve after SIGTERM. It replaces the deployed value, which is too long for tests
 * @param jsonLog whether the log is JSON, as it is deployed, or text, which tests read
 */
public record ServerFiles(Path payara, Path war, Path configuration, Duration grace, boolean jsonLog) {

    private static final Duration SHORT = Duration.ofMillis(15);

    public static ServerFiles fromProperties() {
        return new ServerFiles(
                path("tenantboard.payara", "target/payara-micro.jar"),
                path("tenantboard.war", "target/tenantboard.war"),
                path("tenantboard.configuration", "payara-config"),
                SHORT,
                false);
    }

    private static Path path(String property, String otherwise) {
        return Path.of(System.getProperty(property, otherwise)).toAbsolutePath();
    }

    public ServerFiles withWar(Path other) {
        return new ServerFiles(payara, other, configuration, grace, jsonLog);
    }

    ServerFiles withGrace(Duration other) {
        return new ServerFiles(payara, war, configuration, other, jsonLog);
    }

    public ServerFiles withJsonLog() {
        return new ServerFiles(payara, war, configuration, grace, true);
    }

    Path logProperties() {
        return configuration.resolve("logging.properties");
    }

    Path jvmOptions() {
        return configuration.resolve("jvm.options");
    }

    Path preBootCommands() {
        return configuration.resolve("pre-boot.commands");
    }

    /** Returns the JVM options that Maven adds for servers in tests. There are none if a server is measured. */
    static List<String> testedJvmArguments() {
        return Stream.of(System.getProperty("tenantboard.jvm", "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns the arguments in {@code server.options}: one or two for each line, as the start script splits it. */
    List<String> serverOptions() {
        try (Stream<String> lines = Files.lines(configuration.resolve("server.options"))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ", 2)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
