package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends when a quick action is run. */
@Schema(description = "What a quick action is run with.")
public record ExecutionRequest(
        @Schema(
                description =
                        "What was filled in, as the action's formConfig describes it; the larger that is, the less may"
                                + " be filled in. To be left out when a form is"
                                + " asked for, and by actions that have none.",
                type = SchemaType.OBJECT,
                example = "{\"amount\":120.5}")
        @DocumentSize
        ObjectNode input) {}
