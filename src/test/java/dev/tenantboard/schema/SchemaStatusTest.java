package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaStatusTest {

    private static final Finding FINDING = new Finding("superuser", List.of("tenantboard_app"), "Alter the role.");

    /** Kept here, or the handler would be collected with the logger. */
    private static final Logger LOGGER = Logger.getLogger(SchemaStatus.class.getName());

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final SchemaStatus status = new SchemaStatus();

    @BeforeEach
    void listen() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void logsOnceWhyItRefusesEveryRequest() {
        status.started(List.of(FINDING));
        status.checked(List.of(FINDING));
        status.isSafe();

        assertThat(logged)
                .containsExactly(
                        "Unsafe: " + FINDING,
                        "Every request is answered 503 until this is repaired and the server is restarted.");
    }

    @Test
    void logsOnceThatTheDatabaseIsGoneHoweverThatIsWorded() {
        status.checked(List.of(new Finding("unchecked", List.of("database"), "Connection refused")));
        status.checked(List.of(new Finding("unchecked", List.of("database"), "No connection within 3 s")));
        status.checked(List.of());

        assertThat(logged)
                .containsExactly(
                        "Unsafe: unchecked [database]: Connection refused",
                        "No longer found: unchecked [database]: No connection within 3 s");
    }

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
