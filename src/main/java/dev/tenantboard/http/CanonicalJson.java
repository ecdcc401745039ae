package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Documents in the form that tells whether two say the same: without blanks, the keys of objects in order. */
public final class CanonicalJson {

    private static final ObjectWriter SORTED = new JsonMapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private CanonicalJson() {}

    /** @param document may be null, where there is none */
    public static byte[] of(JsonNode document) {
        try {
            return SORTED.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document can be written", e);
        }
    }
}
