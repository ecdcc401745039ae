package dev.tenantboard.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of the documentation with a row for each operation, which its first cell names. */
public record DocumentTable(Path file, Map<String, List<String>> rows) {

    private static final Path DOCUMENTATION = Path.of("src", "site", "markdown");

    public static DocumentTable in(String name) {
        Path file = DOCUMENTATION.resolve(name);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (var lines = Files.lines(file)) {
            lines.filter(line -> line.startsWith("| `"))
                    .map(line -> Arrays.stream(line.split("\\|"))
                            .skip(1)
                            .map(String::strip)
                            .toList())
                    .forEach(cells -> rows.put(cells.get(0).replace("`", ""), cells.subList(1, cells.size())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new DocumentTable(file, rows);
    }

    /** Returns a row as the file contains it. */
    public static String line(String operation, List<String> cells) {
        return "| `" + operation + "` | " + String.join(" | ", cells) + " |";
    }

    public List<String> lines() {
        return rows.entrySet().stream()
                .map(row -> line(row.getKey(), row.getValue()))
                .toList();
    }
}
