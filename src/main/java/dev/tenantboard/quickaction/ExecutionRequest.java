package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The input of a quick action.")
public record ExecutionRequest(
        @Schema(
                description =
                        "The input of the form, valid by the action's formConfig. The larger the formConfig, the less"
                                + " input is accepted. Omit it to request the form, and for actions without a form.",
                type = SchemaType.OBJECT)
        @DocumentSize
        ObjectNode input) {}
