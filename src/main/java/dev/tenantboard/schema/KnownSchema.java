package dev.tenantboard.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The tables, policies and event triggers that the migrations create. The guard compares the database with them. A test
 * writes the file from a migrated database. Each line has a kind and cells, separated by tabs.
 */
record KnownSchema(List<KnownTable> tables, List<Policy> policies, List<EventTrigger> triggers) {

    static final String FILE = "/db/known-schema.tsv";

    static final KnownSchema CURRENT = read();

    private static KnownSchema read() {
        try (InputStream file = KnownSchema.class.getResourceAsStream(FILE)) {
            List<List<String>> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            return new KnownSchema(
                    all("table", lines, KnownTable::of),
                    all("policy", lines, Policy::of),
                    all("trigger", lines, EventTrigger::of));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T> List<T> all(String kind, List<List<String>> lines, Function<List<String>, T> parser) {
        List<T> all = lines.stream()
                .filter(line -> line.get(0).equals(kind))
                .map(line -> parser.apply(line.subList(1, line.size())))
                .toList();
        if (all.isEmpty()) {
            // An empty guard would find no violation.
            throw new IllegalStateException(FILE + " has no line of the kind " + kind);
        }
        return all;
    }
}
