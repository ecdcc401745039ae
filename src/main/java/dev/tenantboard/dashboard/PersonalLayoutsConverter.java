package dev.tenantboard.dashboard;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** A user's layouts, by the id of the organization. */
@Converter
public class PersonalLayoutsConverter extends JsonConverter<Map<String, PersonalLayout>>
        implements AttributeConverter<Map<String, PersonalLayout>, Object> {

    public PersonalLayoutsConverter() {
        super(new TypeReference<>() {});
    }
}
