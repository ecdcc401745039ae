package dev.tenantboard.metric.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Documents as tests write them. */
final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Documents() {}

    /** A document in JSON with single quotes for double ones. */
    static JsonNode of(String quoted) {
        return json(quoted.replace('\'', '"'));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    /** A count of activities with some more fields. */
    static JsonNode count(String more) {
        return of("{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n'" + more + "}");
    }

    /** A count of activities under a condition. */
    static JsonNode where(String condition) {
        return count(",'where':" + condition);
    }

    /** A count of activities with a time of some fields beside {@code field}. */
    static JsonNode time(String fields) {
        return count(",'time':{'field':'createdAt'," + fields + "}");
    }
}
