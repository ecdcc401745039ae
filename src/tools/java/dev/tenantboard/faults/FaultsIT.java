package dev.tenantboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick ones among the faults; {@code mvn -Pfaults} tries all of them. */
class FaultsIT {

    private static final Duration CALM = Duration.ofSeconds(1);
    private static final Duration WATCHED = Duration.ofSeconds(3);

    private static Scene scene;

    @BeforeAll
    static void setTheScene(@TempDir Path directory) {
        scene = Scene.in(directory.resolve("scene"), Scene.Stage.PLAIN);
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void losesNothingWhenAConnectionIsCut() throws Exception {
        holds(trial("backend"));
    }

    @Test
    void losesNothingWhenPostgresIsRestarted() throws Exception {
        holds(trial("restart"));
    }

    @Test
    void losesNothingWhenOthersTakeAllConnections() throws Exception {
        holds(trial("exhausted"));
    }

    @Test
    void losesNothingWhenATableIsLocked() throws Exception {
        holds(trial("lock-table"));
    }

    @Test
    void failsNoRequestWhenAServerIsToldToStop() throws Exception {
        Trial trial = trial("sigterm");

        holds(trial);
        assertThat(trial.failures()).isEmpty();
    }

    private static Trial trial(String name) throws Exception {
        scene.mend();
        return Trial.of(Fault.named(name), scene, CALM, WATCHED, Seed.random());
    }

    private static void holds(Trial trial) {
        assertThat(trial.balance().acknowledged()).isPositive();
        assertThat(trial.balance().lost()).as("lost").isZero();
        assertThat(trial.balance().doubled()).as("doubled").isZero();
        assertThat(trial.complaints()).isEmpty();
    }
}
