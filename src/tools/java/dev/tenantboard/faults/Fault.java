package dev.tenantboard.faults;

import dev.tenantboard.faults.load.Tally;
import dev.tenantboard.local.LocalFailure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> ROUTINE = Set.of("sigterm", "rolling");

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

    /** Whether nobody should notice it: it is what operators do every week. */
    boolean isRoutine() {
        return ROUTINE.contains(name);
    }

    static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("-Dfaults.only: there is no " + name + " among "
                        + all().stream().map(Fault::name).toList()));
    }
}
