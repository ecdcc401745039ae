package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server without the connectors of Payara, which this JVM is, the application starts all the same. */
class ConnectorListenerTest {

    private final Logger logger = Logger.getLogger(ConnectorListener.class.getName());
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void record() {
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        logger.removeHandler(recorder);
    }

    @Test
    void warnsAndGoesOn() {
        ConnectorListener listener = new ConnectorListener();

        listener.contextInitialized(null);
        listener.contextDestroyed(null);

        assertThat(recorder.logged).singleElement().satisfies(warning -> {
            assertThat(warning.getLevel()).isEqualTo(Level.WARNING);
            assertThat(warning.getMessage()).startsWith("The server itself answers malformed requests");
        });
    }

    private static final class Recorder extends Handler {

        private final List<LogRecord> logged = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {
            // There is no buffer.
        }

        @Override
        public void close() {
            // There are no resources.
        }
    }
}
