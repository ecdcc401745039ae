package dev.tenantboard.faults;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that breaks.
 *
 * @param name as it is asked for
 * @param what as it is told
 * @param stage how the database is set up for it
 * @param strike breaks it, and returns when the cause is over
 */
record Fault(String name, String what, Scene.Stage stage, Strike strike) {

    interface Strike {
        Instant on(Scene scene, Tally tally) throws Exception;
    }

    Fault(String name, String what, Strike strike) {
        this(name, what, Scene.Stage.PLAIN, strike);
    }

    static List<Fault> all() {
        return Stream.concat(DatabaseFaults.all().stream(), ServerFaults.all().stream())
                .toList();
    }

    static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
