package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened, as a client records it. Who did it is the server's to say. */
@Schema(description = "Something that happened, as a client records it.")
public record NewActivity(
        @Schema(description = "What happened, in a line.", required = true, example = "Invoice 2026-117 was paid")
        @NotBlank
        @Size(max = 255)
        String title,

        @Schema(description = "What happened, at length.") @Size(max = 10_000)
        String description,

        @Schema(
                description = "What kind of thing. Members record USER_ACTION and WORKFLOW_UPDATE; the others need the"
                        + " permission activities:ingest.",
                required = true)
        @NotNull
        ActivityType type,

        @Schema(
                description =
                        "The kind of entity it happened to; in a SECURITY_EVENT not operation, which is the product's.",
                required = true,
                example = "invoice")
        @NotBlank
        @Size(max = 100)
        String entityType,

        @Schema(description = "The entity's id.", required = true, example = "2026-117") @NotBlank @Size(max = 1_000)
        String entityId,

        @Schema(description = "What was done to it.", required = true, example = "paid") @NotBlank @Size(max = 100)
        String action,

        @Schema(description = "Whatever else is to be known.", type = SchemaType.OBJECT, example = "{\"amount\":120.5}")
        @DocumentSize
        ObjectNode metadata,

        @Schema(description = "How grave it is.", defaultValue = "INFO")
        ActivitySeverity severity,

        @Schema(
                description =
                        "When it happened, if not now: at most 5 minutes ahead, and not before what is kept for the"
                                + " organization's tier. It is the activity's createdAt, so one from before the caller's read"
                                + " position is read.")
        OffsetDateTime occurredAt,

        @Schema(
                description =
                        "The client's own name for it: sent again with the same content, it is the activity that is"
                                + " there; with another it is refused (409). It is good for as long as the activity is kept, for"
                                + " one user in one organization, and shown to nobody.")
        @Size(min = 1, max = 255)
        String dedupeKey) {

    public NewActivity {
        severity = severity == null ? ActivitySeverity.INFO : severity;
    }

    /** Something that happened now, and is not going to be told again. */
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
