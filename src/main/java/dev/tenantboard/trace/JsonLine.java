package dev.tenantboard.trace;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Builds one JSON object of the log. */
final class JsonLine {

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
