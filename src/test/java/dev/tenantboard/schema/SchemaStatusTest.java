package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaStatusTest {

    private static final Finding FINDING = new Finding("superuser", List.of("tenantboard_app"), "Alter the role.");

    private final SchemaStatus status = new SchemaStatus();

    @Test
    void isUnsafeBeforeTheGuardHasLooked() {
        assertThat(status.isSafe()).isFalse();
    }

    @Test
    void isSafeWhenTheGuardFoundNothing() {
        status.started(List.of());

        assertThat(status.isSafe()).isTrue();
        assertThat(status.findings()).isEmpty();
    }

    @Test
    void staysUnsafeUntilARestartWhenTheFirstCheckFailed() {
        status.started(List.of(FINDING));
        status.checked(List.of());

        assertThat(status.isSafe()).isFalse();
        assertThat(status.findings()).containsExactly(FINDING);
    }

    @Test
    void recoversFromWhatWasFoundLater() {
        status.started(List.of());

        status.checked(List.of(FINDING));
        assertThat(status.isSafe()).isTrue();
        assertThat(status.findings()).containsExactly(FINDING);

        status.checked(List.of());
        assertThat(status.findings()).isEmpty();
    }
}
