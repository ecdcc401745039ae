package dev.tenantboard.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a request that does many things. */
@Schema(description = "What became of the request, item by item.")
public record BulkAnswer(
        @Schema(description = "One for each item of the request, in its order.")
        List<BulkItem> items) {}
