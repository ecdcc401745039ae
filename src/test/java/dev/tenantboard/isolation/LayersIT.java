package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each layer holds when the other one is taken away. The server is not the suite's: its database is left unsafe. */
class LayersIT {

    private final OwnServer server = OwnServer.shared();

    @Test
    void databaseAloneKeepsOrganizationsApart() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            assertThat(server.probe(world, "database")).isEmpty();
        }
    }

    @Test
    void entitiesAloneKeepOrganizationsApart() {
        server.switchRowSecurityOff();
        try (World world = World.in(server.superuser())) {
            Outcome outcome = RestMatrix.walk(server.api(), world);

            assertThat(outcome.violations()).isEmpty();
            assertThat(server.probe(world, "entities")).isEmpty();
        }
    }

    @Test
    void bothTogetherKeepEntitiesApart() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            assertThat(server.probe(world, "entities")).isEmpty();
        }
    }
}
