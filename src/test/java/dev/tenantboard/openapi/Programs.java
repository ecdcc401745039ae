package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Programs of others that a test runs. */
final class Programs {

    static final Path TARGET =
            Path.of(System.getProperty("tenantboard.target", "target")).toAbsolutePath();

    private static final int MINUTES = 10;

    private Programs() {}

    /** Returns a new directory for the files of a program. */
    static Path directory(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("clients")), name);
    }

    /** Runs a program, which must succeed, and returns what it prints. */
    static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String printed = Files.readString(output);
        assertThat(ended ? process.exitValue() : -1)
                .as("%s: %s", String.join(" ", command), printed)
                .isZero();
        return printed;
    }
}
