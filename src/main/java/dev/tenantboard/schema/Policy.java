package dev.tenantboard.schema;

import java.util.List;

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

    /** Returns the policy without what a newer schema may word anew. */
    Policy withoutExpressions() {
        return new Policy(table, name, kind, command, roles, "", "");
    }

    String qualifiedName() {
        return table + "." + name;
    }
}
