package dev.tenantboard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What stands beside figures so that they mean something: the machine, and the product's version. */
public final class Machine {

    private Machine() {}

    /** Processors and memory, by what Linux says of them; of another system what Java knows. */
    public static String description() {
        int processors = Runtime.getRuntime().availableProcessors();
        return "%d x %s, %s of memory, Java %s"
                .formatted(
                        processors,
                        found("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                        found("/proc/meminfo", "MemTotal", "some"),
                        Runtime.version().feature());
    }

    private static String found(String file, String name, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException other) {
            return otherwise;
        }
    }

    /** Of the working copy, with {@code -dirty} where it has changes. */
    public static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "no commit";
        } catch (IOException withoutGit) {
            return "no commit";
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
