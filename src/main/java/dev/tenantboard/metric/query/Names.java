package dev.tenantboard.metric.query;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that a document gives: to measures, formulas, comparisons and inputs. */
final class Names {

    private final Set<String> taken = new HashSet<>();

    /** Those that stand for numbers, in the order of the document. */
    private final Set<String> numbers = new LinkedHashSet<>();

    /** Gives a number the name that stands at a place. */
    String number(JsonCursor place) {
        return number(place.text(), place);
    }

    String number(String name, JsonCursor place) {
        take(name, place);
        numbers.add(name);
        return name;
    }

    /** Gives something else the name that stands at a place. */
    String take(JsonCursor place) {
        return take(place.text(), place);
    }

    private String take(String name, JsonCursor place) {
        place.demand(!Formula.isFunction(name), "is the name of a function");
        place.demand(taken.add(name), "is the id of something else already");
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
