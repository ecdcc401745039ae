package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.http.HasEntityTag;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "The rows that a bundle created, changed and removed, or would with dryRun. Rows whose definition is"
                        + " the same are not listed.")
public record BundleChanges(
        @Schema(description = "The created rows.", maxItems = MAX_ITEMS)
        List<ChangedRow> created,

        @Schema(description = "The changed rows. They keep their id and creator.", maxItems = MAX_ITEMS)
        List<ChangedRow> changed,

        @Schema(description = "The removed rows.", maxItems = MAX_ITEMS)
        List<ChangedRow> removed,

        @Schema(
                description = "The entity tag of the bundle after this request, for If-Match.",
                example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    private static final int MAX_ITEMS = 1_500;

    @Schema(description = "A row that a bundle created, changed or removed.")
    public record ChangedRow(
            @Schema(description = "The kind of the row.", example = "WIDGET")
            BundleKind kind,

            @Schema(description = "The key.", example = "open-deals")
            String key,

            @Schema(description = "The name; of a changed row the new one.", example = "Open deals")
            String name) {}

    /** There is one bundle in an organization, at an address without an id. */
    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return "";
    }
}
