package dev.tenantboard.live.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * What a page is told.
 *
 * @param name the name of the server-sent event, such as {@code activity.created}
 * @param data its JSON, in one line
 */
public record Message(String name, String data) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** @param data what Jackson writes as an object */
    public static Message of(EventName name, Object data) {
        try {
            return new Message(name.toString(), JSON.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("cannot be told: " + name, failure);
        }
    }
}
