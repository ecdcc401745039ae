package dev.tenantboard.metric;

import dev.tenantboard.metric.catalog.Dataset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dataset. */
@Schema(description = "What can be measured, one thing a row.")
public record DatasetView(
        @Schema(description = "Its name in a query.", example = "expenses")
        String name,

        @Schema(description = "What its rows are.", nullable = true, example = "What was spent, one row a receipt")
        String description,

        @Schema(
                description = "The permissions that a reader of any metric over it needs, all of them.",
                example = "[\"finance:read\"]")
        List<String> permissions,

        @Schema(
                description =
                        "With scope=system, of a view of the platform: what is taken on trust of its isolation, in"
                                + " sentences; empty if all of it was proved. Null otherwise.",
                nullable = true,
                example = "[\"Rows of currencies belong to no organization.\"]")
        List<String> trusted,

        @Schema(description = "Its fields.") List<DatasetField> fields) {

    static DatasetView of(Dataset dataset, List<String> trusted) {
        return new DatasetView(
                dataset.name(),
                dataset.description(),
                dataset.permissions().stream().sorted().toList(),
                trusted,
                dataset.fields().stream().map(DatasetField::of).toList());
    }
}
