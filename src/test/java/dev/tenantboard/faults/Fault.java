package dev.tenantboard.faults;

import java.time.Instant;

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
        Instant on(Scene scene) throws Exception;
    }

    Fault(String name, String what, Strike strike) {
        this(name, what, Scene.Stage.PLAIN, strike);
    }
}
