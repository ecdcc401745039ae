package dev.tenantboard.live.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/**
 * A server-sent event without its id.
 *
 * @param name the name of the event, such as {@code activity.created}
 * @param data JSON, in a single line
 */
public record Message(String name, String data) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** @param data an object with {@link EventData} for this name */
    public static Message of(EventName name, Object data) {
        EventData documented = data.getClass().getAnnotation(EventData.class);
        if (documented == null || !List.of(documented.value()).contains(name)) {
            throw new IllegalArgumentException("is not the data of " + name + ": " + data.getClass());
        }
        try {
            return new Message(name.toString(), JSON.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("cannot be written: " + name, failure);
        }
    }
}
