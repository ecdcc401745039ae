package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ConnectorsTest {

    private static final String ERROR_PAGE =
            "StandardHostValve@1: Exception processing ErrorPage[errorCode=0, location=/problem]";

    @Test
    void logsNoStackTraceOfAClientThatLeftBeforeAnErrorPage() {
        assertThat(Connectors.isFaultOfClient(logged(ERROR_PAGE, new IOException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void logsFaultsOfTheServer() {
        assertThat(Connectors.isFaultOfClient(logged(ERROR_PAGE, new IllegalStateException("a fault"))))
                .isFalse();
        assertThat(Connectors.isFaultOfClient(logged("The disk is full", new IOException("no room"))))
                .isFalse();
        assertThat(Connectors.isFaultOfClient(logged("started", null))).isFalse();
    }

    private static LogRecord logged(String message, Throwable thrown) {
        LogRecord logged = new LogRecord(Level.WARNING, message);
        logged.setThrown(thrown);
        return logged;
    }
}
