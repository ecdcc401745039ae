package dev.tenantboard.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;

/** The JSON document of the current request as it was sent, whatever it was read as. */
@RequestScoped
public class SentDocument {

    private JsonNode document;

    void is(JsonNode sent) {
        document = sent;
    }

    /** The document, or null if the request has no body or is not read yet. */
    public JsonNode document() {
        return document;
    }
}
