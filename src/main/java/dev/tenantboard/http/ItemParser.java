package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Holds one of many documents to the limits of a document that comes alone: a parser counts from where it began itself. */
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
            throw new StreamConstraintsException("an item of more than a document may hold");
        }
        return next;
    }
}
