package dev.tenantboard.access;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, as text, until it is closed. */
final class LoggedMessages implements AutoCloseable {

    private final Logger logger;
    private final Handler handler;

    private LoggedMessages(Logger logger, Handler handler) {
        this.logger = logger;
        this.handler = handler;
    }

    static LoggedMessages of(Class<?> type, Consumer<String> reader) {
        Logger logger = Logger.getLogger(type.getName());
        Handler handler = new Handler() {

            @Override
            public void publish(LogRecord message) {
                reader.accept(new SimpleFormatter().formatMessage(message));
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        logger.addHandler(handler);
        return new LoggedMessages(logger, handler);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
