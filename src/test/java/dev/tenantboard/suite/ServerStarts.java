package dev.tenantboard.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The servers that the tests start, a line each in a file that all JVMs of the build share. They inherit its name from
 * Maven in the environment; nothing is counted where the variable is missing, as in {@code mvn -Plocal}.
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

    /** How many there were since the build began; the file also holds those of builds before. */
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
