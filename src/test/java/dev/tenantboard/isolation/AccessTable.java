package dev.tenantboard.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The access table of the documentation. It is written independently of the code. */
public final class AccessTable {

    /** What a "yes" in each column after the operation allows, as {@link Operation} names it. */
    private static final List<String> COLUMNS = List.of("OWNER", "ADMIN", "MEMBER", "VIEWER", "USER", "SYSTEM");

    private static final Map<String, String> CELLS = Map.of("yes", "", "own", ":OWN");

    private AccessTable() {}

    public static DocumentTable documented() {
        return DocumentTable.in("access.md");
    }

    /** Returns every row, and for each GET also the HEAD that JAX-RS serves. */
    static List<Operation> operations() {
        return documented().rows().entrySet().stream()
                .map(row -> operation(row.getKey().split(" "), row.getValue()))
                .flatMap(AccessTable::withHead)
                .toList();
    }

    private static Operation operation(String[] name, List<String> cells) {
        Set<String> allowed = new TreeSet<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            String suffix = CELLS.get(cells.get(column));
            if (suffix != null) {
                allowed.add(COLUMNS.get(column) + suffix);
            }
        }
        return new Operation(name[0], name[1], allowed);
    }

    private static Stream<Operation> withHead(Operation operation) {
        return operation.method().equals("GET")
                ? Stream.of(operation, new Operation("HEAD", operation.path(), operation.allowed()))
                : Stream.of(operation);
    }
}
