package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes documents in a canonical form, for comparison: without blanks, and with sorted keys. */
public final class CanonicalJson {

    private static final ObjectWriter SORTED = new JsonMapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private CanonicalJson() {}

    /** @param document may be null */
    public static byte[] of(JsonNode document) {
        try {
            return SORTED.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a document", e);
        }
    }
}
