package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "All widget types, without pages because there are few.")
public record WidgetTypeList(
        @Schema(description = "The types, each with a schema and an example.", maxItems = 100)
        List<WidgetTypeView> items,

        @Schema(description = "The entity tag of the whole list.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    static WidgetTypeList of(List<WidgetTypeView> items) {
        return new WidgetTypeList(
                items, EntityTags.of(items.stream().map(WidgetTypeView::etag).toArray()));
    }

    /** There is one list, at an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}
