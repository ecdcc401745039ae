package dev.tenantboard.schema;

import java.util.List;

/**
 * Something that isolation rests on and that does not hold.
 *
 * @param check the name of the check that failed, as the log and the readiness answer give it
 * @param found what the check came upon: roles, tables or policies
 * @param advice a sentence on what to do
 */
public record Finding(String check, List<String> found, String advice) {

    public Finding {
        found = List.copyOf(found);
    }

    /** Whether the other tells nothing new; the advice may hold a message that is worded anew each time. */
    boolean isSameAs(Finding other) {
        return check.equals(other.check) && found.equals(other.found);
    }

    @Override
    public String toString() {
        return check + " " + found + ": " + advice;
    }
}
