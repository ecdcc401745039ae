package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the heap of a server's process by the diagnostic commands of its JVM. */
public record ServerHeap(Process server) {

    /** The line of a class, or of all classes: instances and bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private static final Pattern INT_ARRAYS = Pattern.compile("\\s(\\d+)\\s+\\[I ");

    private static final Pattern ALLOCATED = Pattern.compile("allocated=(\\d+)([BKMG])");

    /**
     * Returns the reachable bytes: the histogram collects garbage before it counts. Arrays of int are excluded, because the
     * collector replaces garbage by such arrays where it does not move objects.
     */
    public long live() {
        String histogram = command("GC.class_histogram");
        return first(TOTAL, histogram) - first(INT_ARRAYS, histogram);
    }

    private static long first(Pattern line, String histogram) {
        return line.matcher(histogram)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns the bytes that the live threads have allocated since their start. The JVM rounds the value of each
     * thread.
     */
    public long allocated() {
        return ALLOCATED
                .matcher(command("Thread.print", "-e"))
                .results()
                .mapToLong(ServerHeap::bytes)
                .sum();
    }

    private static long bytes(MatchResult allocated) {
        return Long.parseLong(allocated.group(1)) << 10 * "BKMG".indexOf(allocated.group(2));
    }

    private String command(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(String.valueOf(server.pid()));
        command.addAll(List.of(words));
        try {
            Process diagnosis =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(diagnosis.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
