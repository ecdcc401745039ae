package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.server.OtherServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the matrix and the probe fail if the application lacks one of its protections. */
@Tag("heavy")
@ResourceLock(OtherServer.LOCK)
class MutantIT {

    @Test
    void findsNothingInTheApplicationAsItIs() {
        OwnServer server = OwnServer.start(WarCopy.withProbe());
        try (server;
                World world = World.in(server.superuser())) {
            assertThat(violations(server, world)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tenantboard.isolation.Mutant#all")
    void failsWhenAProtectionIsTakenOut(Mutant mutant) {
        assertNoticed(mutant);
    }

    private static void assertNoticed(Mutant mutant) {
        try (OwnServer server = OwnServer.start(mutant.war());
                World world = World.in(server.superuser())) {
            List<String> violations = noticed(server, world);

            assertThat(violations).isNotEmpty();
            System.out.printf(
                    "Mutant '%s': %s%n",
                    mutant, violations.get(0).lines().findFirst().orElseThrow());
        }
    }

    /** A mutant's answer may violate the contract. The test client notices this. */
    private static List<String> noticed(OwnServer server, World world) {
        try {
            return violations(server, world);
        } catch (AssertionError breach) {
            return List.of(breach.getMessage().strip());
        }
    }

    /** Runs the quickest check first, and stops at the first violation. */
    private static List<String> violations(OwnServer server, World world) {
        List<String> violations = server.probe(world, "database");
        if (violations.isEmpty()) {
            violations = server.probe(world, "entities");
        }
        if (violations.isEmpty()) {
            violations = RestMatrix.search(server.api(), world).violations();
        }
        if (violations.isEmpty()) {
            server.switchRowSecurityOff();
            violations = server.probe(world, "entities");
        }
        return violations.isEmpty() ? RestMatrix.search(server.api(), world).violations() : violations;
    }
}
