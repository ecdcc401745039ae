package dev.tenantboard.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The access table of the documentation, which is written independently of the code that decides. */
public final class AccessTable {

    /** What a "yes" in the columns after the operation allows, in the words of {@link Operation}. */
    private static final List<String> COLUMNS = List.of("OWNER", "ADMIN", "MEMBER", "VIEWER", "USER", "SYSTEM");

    private static final Map<String, String> CELLS = Map.of("yes", "", "own", ":OWN");

    private AccessTable() {}

    public static DocumentTable documented() {
        return DocumentTable.in("access.md");
    }

    /** Every row, and for each GET the HEAD that JAX-RS serves beside it. */
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
