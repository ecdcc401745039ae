package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.ServerTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestIsolationIT extends ServerTest {

    @Test
    void answersEveryCallerAndRowAsTheAccessTableHasIt() {
        try (World world = World.in(database.superuser(EmbeddedPostgresServer.DATABASE))) {
            long start = System.nanoTime();

            Outcome outcome = RestMatrix.walk(api, world);

            System.out.printf("REST isolation matrix: %d cells in %.1f s%n", outcome.cells(), seconds(start));
            assertThat(outcome.violations()).isEmpty();
            assertThat(outcome.cells()).isGreaterThan(900);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Test
    void hasARowForEveryOperationOfTheServer() throws Exception {
        Set<String> known = AccessTable.operations().stream()
                .map(Operation::name)
                .filter(name -> !name.startsWith("HEAD "))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ServedOperations.documented(api)).isEqualTo(known);
        assertThat(ServedOperations.declared()).isEqualTo(known);
    }
}
