package dev.tenantboard.persistence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads instants of stored documents digit by digit. The general parser of ISO 8601 took a tenth of the time of a
 * stored value. It still parses other formats.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String FORMAT = "0000-00-00T00:00:00.000000000";
    private static final int SECONDS = FORMAT.indexOf('.');

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText();
        int end = text.length() - 1;
        if (end >= SECONDS && end <= FORMAT.length() && text.charAt(end) == 'Z') {
            String padded = text.substring(0, end) + FORMAT.substring(end);
            if (isUsual(padded)) {
                return instant(padded);
            }
        }
        return Instant.parse(text);
    }

    private static boolean isUsual(String text) {
        for (int i = 0; i < FORMAT.length(); i++) {
            char expected = FORMAT.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant instant(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 29))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
