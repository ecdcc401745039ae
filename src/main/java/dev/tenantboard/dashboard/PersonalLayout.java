package dev.tenantboard.dashboard;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;

/** A user's layout in one organization, as it is stored. */
public record PersonalLayout(
        List<Placement> items,
        List<Placement> mediumItems,
        List<Placement> narrowItems,
        List<String> widgets,
        List<String> quickActions,
        List<String> pinnedModules) {

    static final PersonalLayout EMPTY = new PersonalLayout(null, null, null, null, null, null);

    public PersonalLayout {
        items = items == null ? List.of() : items;
        mediumItems = mediumItems == null ? List.of() : mediumItems;
        narrowItems = narrowItems == null ? List.of() : narrowItems;
        widgets = widgets == null ? List.of() : widgets;
        quickActions = quickActions == null ? List.of() : quickActions;
        pinnedModules = pinnedModules == null ? List.of() : pinnedModules;
    }

    /** Maps a user's layouts, by the id of the organization, to jsonb. */
    @Converter
    public static class Mapping extends JsonConverter<Map<String, PersonalLayout>>
            implements AttributeConverter<Map<String, PersonalLayout>, Object> {

        public Mapping() {
            super(new TypeReference<>() {});
        }
    }
}
