package dev.tenantboard.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The results of a request with several items.")
public record BulkAnswer(
        @Schema(description = "One result for each item of the request, in the same order.", maxItems = 1_000)
        List<BulkItem> items) {}
