package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity that a client records. The server sets the user, so clients cannot choose it. */
@Schema(description = "An activity that a client records.")
public record NewActivity(
        @Schema(description = "What happened, in one line.", required = true, example = "Invoice 2026-117 was paid")
        @NotBlank
        @Size(max = 255)
        String title,

        @Schema(description = "What happened, in detail.") @Size(max = 10_000)
        String description,

        @Schema(
                description = "The type of the activity. Every member may record USER_ACTION and WORKFLOW_UPDATE. The"
                        + " other types need the permission activities:ingest.",
                required = true)
        @NotNull
        ActivityType type,

        @Schema(
                description =
                        "The kind of entity that the activity is about. In a SECURITY_EVENT, operation is reserved for"
                                + " the product.",
                required = true,
                example = "invoice")
        @NotBlank
        @Size(max = 100)
        String entityType,

        @Schema(description = "The entity's id.", required = true, example = "2026-117") @NotBlank @Size(max = 1_000)
        String entityId,

        @Schema(description = "What was done to the entity.", required = true, example = "paid")
        @NotBlank
        @Size(max = 100)
        String action,

        @Schema(
                description = "Further data about the activity.",
                type = SchemaType.OBJECT,
                example = "{\"amount\":120.5}")
        @DocumentSize
        ObjectNode metadata,

        @Schema(description = "The severity.", defaultValue = "INFO")
        ActivitySeverity severity,

        @Schema(
                description =
                        "When it happened, if not now. At most 5 minutes in the future, and within the retention of the"
                                + " organization's tier. It becomes the activity's createdAt, so an activity before a"
                                + " user's read position is read for that user.")
        OffsetDateTime occurredAt,

        @Schema(
                description = "The client's own key for this activity. The same key with the same content returns the"
                        + " existing activity; with other content the answer is 409. A key is valid as long as"
                        + " the activity is stored, for one user in one organization. No answer contains it.")
        @Size(min = 1, max = 255)
        String dedupeKey) {

    public NewActivity {
        severity = severity == null ? ActivitySeverity.INFO : severity;
    }

    /** Creates an activity that happens now and has no dedupe key. */
    public NewActivity(
            String title,
            String description,
            ActivityType type,
            String entityType,
            String entityId,
            String action,
            ObjectNode metadata,
            ActivitySeverity severity) {
        this(title, description, type, entityType, entityId, action, metadata, severity, null, null);
    }
}
