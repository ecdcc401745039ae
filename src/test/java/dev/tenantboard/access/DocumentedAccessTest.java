package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.isolation.AccessTable;
import dev.tenantboard.isolation.DocumentTable;
import dev.tenantboard.openapi.ResourceMethods;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares the documented table, which the isolation matrix tests, with the class that decides. */
class DocumentedAccessTest {

    private static final String NO = "–";

    private final DocumentTable documented = AccessTable.documented();

    @Test
    void documentsEveryOperationAndRoleAsTheCodeDecides() {
        List<String> expected = new ArrayList<>();
        documented.rows().keySet().stream().filter(this::isServed).forEach(operation -> expected.add(line(operation)));
        new TreeSet<>(ResourceMethods.all().keySet())
                .stream()
                        .map(name -> name.replace(" /api/v1/", " /"))
                        .filter(operation -> !documented.rows().containsKey(operation))
                        .forEach(operation -> expected.add(line(operation)));

        assertThat(documented.lines())
                .as(() -> documented.file() + " should have these rows, and what they mean in the last column:\n"
                        + String.join("\n", expected) + "\n")
                .isEqualTo(expected);
    }

    private boolean isServed(String operation) {
        return method(operation) != null;
    }

    private static Method method(String operation) {
        return ResourceMethods.all().get(operation.replace(" /", " /api/v1/"));
    }

    private String line(String operation) {
        Access access = AccessFilter.requiredBy(method(operation));
        List<String> row = documented.rows().getOrDefault(operation, List.of());
        List<String> cells = new ArrayList<>();
        for (Role role : Role.values()) {
            cells.add(cell(access, role, row));
        }
        cells.add(access.reaches(Scope.USER) ? "yes" : NO);
        cells.add(access.reaches(Scope.SYSTEM) ? "yes" : NO);
        cells.addAll(row.isEmpty() ? List.of("?") : row.subList(cells.size(), row.size()));
        return DocumentTable.line(operation, cells);
    }

    /** The class does not distinguish a role with access to its own rows only from a role with access to all. */
    private static String cell(Access access, Role role, List<String> row) {
        if (!access.reaches(Scope.USER) && !access.roles().contains(role)) {
            return NO;
        }
        boolean own = !row.isEmpty() && row.get(role.ordinal()).equals("own");
        return own && !role.holdsEveryPermission() ? "own" : "yes";
    }
}
