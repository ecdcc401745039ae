package dev.tenantboard.trace;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes a record as one line of JSON, with the request that it belongs to. It takes the place of the server's own formatter,
 * which begins before the application is there and has no place for what only the application knows, and its names of what
 * they both write.
 */
final class JsonFormatter extends Formatter {

    private static final String SERVERS = "fish.payara.enterprise.server.logging.JSONLogFormatter";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    /** The handlers that write JSON, if the server was told to. */
    static List<Handler> handlers() {
        return Arrays.stream(Logger.getLogger("").getHandlers())
                .filter(handler -> handler.getFormatter() != null)
                .filter(handler -> handler.getFormatter().getClass().getName().equals(SERVERS))
                .toList();
    }

    @Override
    public String format(LogRecord written) {
        JsonLine line = new JsonLine()
                .add("Timestamp", TIMESTAMP.format(written.getInstant()))
                .add("Level", written.getLevel().getName())
                .add("LoggerName", written.getLoggerName())
                .add("ThreadName", Thread.currentThread().getName())
                .add("LogMessage", formatMessage(written));
        ServedRequest.ofThread().ifPresent(request -> request.describe(line));
        if (RequestLog.ACCESS.equals(written.getLoggerName())) {
            ServedRequest.ofThread().ifPresent(request -> request.describeEnd(line));
        }
        if (written.getThrown() != null) {
            line.add("Exception", written.getThrown().getClass().getName())
                    .add("StackTrace", stackTrace(written.getThrown()));
        }
        return line.end();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
