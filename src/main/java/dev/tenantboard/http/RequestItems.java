package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the items of a body one after the other. Only the receiver stores data of items. */
public final class RequestItems {

    /** Newline-delimited JSON: one document in each line. */
    public static final String LINES = "application/x-ndjson";

    /**
     * One received item of a body.
     *
     * @param index the index, from 0
     * @param document null if it is invalid
     * @param problem the reason if it is invalid, or null
     */
    public record Item(int index, JsonNode document, Problem problem) {}

    private final StrictJson json;
    private final ItemReceiver items;

    /** @param limit the maximum number of items */
    public RequestItems(StrictJson json, int limit, Consumer<Item> receiver) {
        this.json = json;
        this.items = new ItemReceiver(limit, receiver);
    }

    /**
     * Reads a whole body: as an array if its type may be JSON, otherwise as lines.
     *
     * @throws ProblemException 400 if the body has a syntax error, 422 if it has too many items or none
     */
    public void read(InputStream body, MediaType type) {
        json.wellFormed(() -> {
            if (MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
                readArray(body);
            } else {
                new Lines(json, items).read(body);
            }
            return null;
        });
        items.requireOne();
    }

    /** A syntax error in an item makes the whole array invalid, because the start of the next item is unknown. */
    private void readArray(InputStream body) throws IOException {
        try (JsonParser parser = json.parserOfItems(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new ProblemException(
                        ProblemType.BODY_MALFORMED, "The body is empty. Send an array of JSON documents.");
            }
            if (first != JsonToken.START_ARRAY) {
                json.readItem(parser);
                json.requireEnd(parser);
                throw ProblemException.invalid("", "must be an array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.next();
                readItem(parser);
            }
            json.requireEnd(parser);
        }
    }

    private void readItem(JsonParser parser) throws IOException {
        JsonNode document;
        try {
            document = json.readItem(parser);
        } catch (ProblemException refused) {
            if (refused.problem().status() != 422) {
                throw refused;
            }
            items.refuse(refused.problem());
            return;
        }
        items.accept(document);
    }
}
