package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as {@link Instant#toString} has them, digit by digit: the general formatter took a fifteenth of the time in which
 * a dashboard is answered.
 */
final class InstantWriter extends StdScalarSerializer<Instant> {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int MAX_LENGTH = LAST.toString().length();

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            json.writeString(instant.toString());
        } else {
            char[] text = new char[MAX_LENGTH];
            json.writeString(text, 0, write(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), text));
        }
    }

    /** How long it is. */
    private static int write(LocalDateTime time, char[] text) {
        int end = number(time.getYear(), 4, text, 0);
        end = number(time.getMonthValue(), 2, text, mark('-', text, end));
        end = number(time.getDayOfMonth(), 2, text, mark('-', text, end));
        end = number(time.getHour(), 2, text, mark('T', text, end));
        end = number(time.getMinute(), 2, text, mark(':', text, end));
        end = number(time.getSecond(), 2, text, mark(':', text, end));
        end = fraction(time.getNano(), text, end);
        return mark('Z', text, end);
    }

    /** In groups of three digits, as many as it takes. */
    private static int fraction(int nanos, char[] text, int at) {
        if (nanos == 0) {
            return at;
        }
        int begin = mark('.', text, at);
        if (nanos % 1_000_000 == 0) {
            return number(nanos / 1_000_000, 3, text, begin);
        }
        return nanos % 1_000 == 0 ? number(nanos / 1_000, 6, text, begin) : number(nanos, 9, text, begin);
    }

    private static int mark(char mark, char[] text, int at) {
        text[at] = mark;
        return at + 1;
    }

    private static int number(int number, int digits, char[] text, int at) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
