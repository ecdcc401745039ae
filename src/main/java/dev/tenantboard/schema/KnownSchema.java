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
record KnownSchema(List<Table> tables, List<Policy> policies, List<EventTrigger> triggers) {

    static final String FILE = "/db/known-schema.tsv";

    static final KnownSchema CURRENT = read();

    private static KnownSchema read() {
        try (InputStream file = KnownSchema.class.getResourceAsStream(FILE)) {
            List<List<String>> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            return new KnownSchema(
                    all("table", lines, Table::of),
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

    /** A table that the application role may use. An unknown table with rows of tenants is unsafe. */
    record Table(String name, Content content) {

        /**
         * Rows under forced row-level security, or rows of the platform or of Flyway, which the application only reads.
         */
        enum Content {
            TENANT,
            PLATFORM,
            HISTORY
        }

        static Table of(List<String> cells) {
            return new Table(cells.get(0), Content.valueOf(cells.get(1)));
        }

        /** Returns whether policies of the product isolate the rows. */
        boolean isIsolated() {
            return content == Content.TENANT;
        }
    }

    /**
     * A policy as the catalog has it. Its expressions are as PostgreSQL prints them ({@code pg_get_expr}), in one line; an expression
     * that the policy does not have is empty.
     */
    record Policy(String table, String name, String kind, String command, String roles, String using, String check) {

        static Policy of(List<String> cells) {
            return new Policy(
                    cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
        }

        boolean isPermissive() {
            return kind.equals("PERMISSIVE");
        }

        /** Returns the policy without its expressions, which a newer schema may write differently. */
        Policy withoutExpressions() {
            return new Policy(table, name, kind, command, roles, "", "");
        }

        String qualifiedName() {
            return table + "." + name;
        }
    }
}
