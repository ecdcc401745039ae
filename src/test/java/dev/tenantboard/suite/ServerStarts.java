package dev.tenantboard.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Counts the servers that the tests start: one line for each, in a file that all JVMs of the build share. Maven passes
 * its name in the environment. Without the variable, as in {@code mvn -Plocal}, nothing is counted.
 */
public final class ServerStarts {

    public static final String PAYARA = "payara";
    public static final String POSTGRESQL = "postgresql";

    private static final String VARIABLE = "TEST_SERVER_STARTS";

    private ServerStarts() {}

    public static void count(String server) {
        String file = System.getenv(VARIABLE);
        if (file != null) {
            append(Path.of(file), server, Instant.now());
        }
    }

    static void append(Path file, String server, Instant time) {
        try {
            Files.writeString(file, time + " " + server + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the number of starts since the build began. The file also contains those of earlier builds. */
    static long since(Instant begin, Path file, String server) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .filter(start ->
                            start[1].equals(server) && !Instant.parse(start[0]).isBefore(begin))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
