package dev.tenantboard.faults;

import dev.tenantboard.faults.load.Ledger;
import dev.tenantboard.faults.load.Load;
import dev.tenantboard.faults.load.Tally;
import dev.tenantboard.server.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A fault under load, and what came of it.
 *
 * @param failures requests that failed, by how they did
 * @param recovery from the end of the cause to the last failure
 * @param complaints what no client should ever see
 */
record Trial(
        Fault fault,
        int requests,
        Map<String, Long> failures,
        Duration cause,
        Duration recovery,
        Ledger.Balance balance,
        List<String> complaints) {

    /**
     * @param calm before anything breaks
     * @param watched after the cause's end
     */
    static Trial of(Fault fault, Scene scene, Duration calm, Duration watched, Random random) throws Exception {
        Load load = Load.start(scene.balancer().uri(), scene.tenants(), random);
        Instant end;
        Instant start;
        try {
            Pause.millis(calm.toMillis());
            start = Instant.now();
            end = fault.strike().on(scene, load.tally());
            Pause.millis(Math.max(
                    0, Duration.between(Instant.now(), end.plus(watched)).toMillis()));
        } finally {
            load.stop();
        }
        Tally tally = load.tally();
        return new Trial(
                fault,
                tally.requests(),
                tally.failures(),
                Duration.between(start, end),
                tally.recovery(end),
                load.ledger().balance(scene.postgres()),
                tally.complaints());
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
