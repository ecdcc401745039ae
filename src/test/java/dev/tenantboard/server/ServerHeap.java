package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The heap of a server's process, as its JVM's own diagnostic commands tell of it. */
public record ServerHeap(Process server) {

    /** A class, or all of them: instances, and bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private static final Pattern INT_ARRAYS = Pattern.compile("\\s(\\d+)\\s+\\[I ");

    private static final Pattern ALLOCATED = Pattern.compile("allocated=(\\d+)([BKMG])");

    /**
     * Bytes that are reachable: the histogram collects the garbage before it counts. Without arrays of int, in which the
     * collector leaves the garbage that it does not find worth moving away.
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

    /** Bytes that the threads at work allocated since they began, rounded by the JVM for each thread. */
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
