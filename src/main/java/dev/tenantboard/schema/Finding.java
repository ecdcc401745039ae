package dev.tenantboard.schema;

import java.util.List;

/**
 * A condition of isolation that is not met.
 *
 * @param check the name of the failed check, in the log and in the readiness response
 * @param found the roles, tables or policies that the check found
 * @param advice a sentence that says what to do
 */
public record Finding(String check, List<String> found, String advice) {

    public Finding {
        found = List.copyOf(found);
    }

    /** Returns whether the other finding is the same. The advice may contain a message that differs each time. */
    boolean isSameAs(Finding other) {
        return check.equals(other.check) && found.equals(other.found);
    }

    @Override
    public String toString() {
        return check + " " + found + ": " + advice;
    }
}
