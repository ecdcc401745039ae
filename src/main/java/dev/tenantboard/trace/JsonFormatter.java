package dev.tenantboard.trace;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
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
 * Writes a record as one line of JSON, with the fields of its request. It replaces the server's own formatter, which starts
 * before the application and cannot write those fields. It uses the server's names for the fields that both write.
 */
final class JsonFormatter extends Formatter {

    private static final String SERVER_FORMATTER = "fish.payara.enterprise.server.logging.JSONLogFormatter";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    /** The handlers that write JSON, if the server's configuration says so. */
    static List<Handler> handlers() {
        return Arrays.stream(Logger.getLogger("").getHandlers())
                .filter(handler -> handler.getFormatter() != null)
                .filter(handler -> handler.getFormatter().getClass().getName().equals(SERVER_FORMATTER))
                .toList();
    }

    @Override
    public String format(LogRecord logged) {
        JsonLine line = new JsonLine()
                .add("Timestamp", TIMESTAMP.format(logged.getInstant()))
                .add("Level", logged.getLevel().getName())
                .add("LoggerName", logged.getLoggerName())
                .add("ThreadName", Thread.currentThread().getName())
                .add("LogMessage", formatMessage(logged));
        ServedRequest.ofThread().ifPresent(request -> request.describe(line));
        if (RequestLog.ACCESS.equals(logged.getLoggerName())) {
            ServedRequest.ofThread().ifPresent(request -> request.describeEnd(line));
        }
        if (logged.getThrown() != null) {
            line.add("Exception", logged.getThrown().getClass().getName())
                    .add("StackTrace", stackTrace(logged.getThrown()));
        }
        return line.end();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Builds one JSON object of the log. */
    static final class JsonLine {

        private final StringBuilder text = new StringBuilder(512).append('{');

        /** Leaves out a null value. */
        JsonLine add(String name, String value) {
            if (value != null) {
                name(name).append('"');
                JsonStringEncoder.getInstance().quoteAsString(value, text);
                text.append('"');
            }
            return this;
        }

        JsonLine add(String name, long value) {
            name(name).append(value);
            return this;
        }

        private StringBuilder name(String name) {
            if (text.length() > 1) {
                text.append(',');
            }
            return text.append('"').append(name).append("\":");
        }

        String end() {
            return text.append("}\n").toString();
        }
    }
}
