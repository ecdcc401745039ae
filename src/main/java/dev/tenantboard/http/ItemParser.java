package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Applies the limits of a single document to each item. The underlying parser counts from the start of the body. */
final class ItemParser extends JsonParserDelegate {

    private final long begin;
    private int tokens = 1;

    ItemParser(JsonParser parser) {
        super(parser);
        begin = parser.currentLocation().getCharOffset();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken next = super.nextToken();
        tokens++;
        if (tokens > StrictJson.MAX_TOKENS || currentLocation().getCharOffset() - begin > BodyLimitFilter.USUAL_BYTES) {
            throw new StreamConstraintsException("an item exceeds the limits of a document");
        }
        return next;
    }
}
