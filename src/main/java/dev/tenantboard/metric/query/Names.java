package dev.tenantboard.metric.query;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids that a document defines: for measures, formulas, comparisons and inputs. */
final class Names {

    private final Set<String> taken = new HashSet<>();

    /** The ids of numbers, in the order of the document. */
    private final Set<String> numbers = new LinkedHashSet<>();

    /** Defines the id of a number. */
    String number(JsonCursor cursor) {
        return number(cursor.text(), cursor);
    }

    String number(String name, JsonCursor cursor) {
        take(name, cursor);
        numbers.add(name);
        return name;
    }

    /** Defines the id of something that is not a number. */
    String take(JsonCursor cursor) {
        return take(cursor.text(), cursor);
    }

    private String take(String name, JsonCursor cursor) {
        cursor.demand(!Formula.isFunction(name), "is the name of a function");
        cursor.demand(taken.add(name), "is used twice as an id");
        return name;
    }

    boolean isNumber(String name) {
        return numbers.contains(name);
    }

    boolean areNumbers(Set<String> names) {
        return numbers.containsAll(names);
    }

    boolean isTaken(String name) {
        return taken.contains(name);
    }

    String listed() {
        return String.join(", ", numbers);
    }
}
