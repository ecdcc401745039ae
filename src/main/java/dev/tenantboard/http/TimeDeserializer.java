package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tenantboard.persistence.Rfc3339;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads times in bodies like times in parameters. Jackson's own reader would also accept numbers. */
final class TimeDeserializer extends StdDeserializer<OffsetDateTime> {

    static final SimpleModule MODULE = new SimpleModule().addDeserializer(OffsetDateTime.class, new TimeDeserializer());

    private static final long serialVersionUID = 1L;

    private TimeDeserializer() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return Rfc3339.parse(parser.getText());
            }
        } catch (DateTimeException notATime) {
            // The mismatch below reports it.
        }
        return context.reportInputMismatch(OffsetDateTime.class, "no time as in RFC 3339");
    }
}
