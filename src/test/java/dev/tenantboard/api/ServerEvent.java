package dev.tenantboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * A server-sent event.
 *
 * @param id the last id before it or in it
 */
public record ServerEvent(String id, String name, String data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(this + " is no JSON", failure);
        }
    }

    /** Returns the text at a JSON pointer, or {@code ""} if there is none. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }
}
