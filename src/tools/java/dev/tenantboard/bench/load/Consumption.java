package dev.tenantboard.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process, or a server with its children, used of the machine so far, as Linux counts it. */
public final class Consumption {

    /** The kernel's clock ticks a second, for all that it tells to programs. */
    private static final double TICKS = 100;

    /** Of a line in stat, counted after the name in parentheses. */
    private static final int USER = 11;

    private static final int CHILDREN = 2;

    private Consumption() {}

    /** Seconds on a processor: of the process alone. */
    public static double seconds(long process) {
        return ticks(process, 0) / TICKS;
    }

    /** Of a process, of its children, and of those children that have ended. */
    public static double secondsWithChildren(long parent) {
        double ticks = ticks(parent, 0) + ticks(parent, CHILDREN);
        for (long child : children(parent)) {
            ticks += ticks(child, 0);
        }
        return ticks / TICKS;
    }

    private static double ticks(long process, int offset) {
        String[] words = words(process);
        return words.length == 0
                ? 0
                : Double.parseDouble(words[USER + offset]) + Double.parseDouble(words[USER + offset + 1]);
    }

    /** Nothing for a process that has ended. */
    private static String[] words(long process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException over) {
            return new String[0];
        }
    }

    private static List<Long> children(long parent) {
        return ProcessHandle.of(parent).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Megabytes of memory that a process has. */
    public static double resident(long process) {
        return kilobytes(Path.of("/proc/" + process + "/status"), "VmRSS:") / 1024;
    }

    /** Of a server and its children; what they share is counted once. */
    public static double residentWithChildren(long parent) {
        return Stream.concat(Stream.of(parent), children(parent).stream())
                        .mapToDouble(process -> kilobytes(Path.of("/proc/" + process + "/smaps_rollup"), "Pss:"))
                        .sum()
                / 1024;
    }

    private static double kilobytes(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException over) {
            return 0;
        }
    }
}
