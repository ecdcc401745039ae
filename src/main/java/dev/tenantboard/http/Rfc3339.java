package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tenantboard.persistence.Timestamps;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads times in bodies like times in parameters. Jackson's own reader would also accept numbers. */
final class Rfc3339 extends StdDeserializer<OffsetDateTime> {

    static final SimpleModule MODULE = new SimpleModule().addDeserializer(OffsetDateTime.class, new Rfc3339());

    private static final long serialVersionUID = 1L;

    private Rfc3339() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return Timestamps.parse(parser.getText());
            }
        } catch (DateTimeException notATime) {
            // The mismatch below reports it.
        }
        return context.reportInputMismatch(OffsetDateTime.class, "no time as in RFC 3339");
    }
}
