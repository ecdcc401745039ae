package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.Tier;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "All templates, without pages because there are at most 100.")
public record TemplateList(
        @Schema(description = "The templates, by name.", maxItems = Templates.MAX)
        List<TemplateSummary> items,

        @Schema(description = "The entity tag of the whole list.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    @Schema(description = "A template in a list.")
    public record TemplateSummary(
            @Schema(description = "The name.", example = "sales-team")
            String name,

            @Schema(description = "The tiers whose empty dashboards get this template.", example = "[\"FREE\"]")
            List<Tier> defaultOf,

            @Schema(description = "The entity tag of the template.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
            String etag) {}

    static TemplateList of(String organizationId, List<TemplateView> templates) {
        List<TemplateSummary> items = templates.stream()
                .map(template -> new TemplateSummary(template.name(), template.defaultOf(), template.etag()))
                .toList();
        return new TemplateList(items, EntityTags.of(organizationId, items));
    }

    /** There is one list only, at a path without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}
