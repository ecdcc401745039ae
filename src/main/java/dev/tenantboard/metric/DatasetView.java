package dev.tenantboard.metric;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Aggregate;
import dev.tenantboard.metric.query.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** A field of a dataset, with its operators and aggregates. */
    @Schema(description = "A field of a dataset, and what a query may do with it.")
    public record DatasetField(
            @Schema(description = "Its name in a query.", example = "amount")
            String name,

            @Schema(description = "What it holds.", nullable = true, example = "In the organization's currency")
            String description,

            @Schema(
                    description =
                            "The type of its values. The keys of a document are fields of the type that the query states"
                                    + " with as: metadata.amount as a number.",
                    enumeration = {"text", "number", "boolean", "time", "document"},
                    example = "number")
            String type,

            @Schema(description = "The operators of conditions on it.", example = "[\"eq\", \"gt\", \"isNull\"]")
            List<String> operators,

            @Schema(description = "The aggregates of measures over it.", example = "[\"count\", \"sum\"]")
            List<String> aggregates) {

        static DatasetField of(Field field) {
            ValueType type = field.type();
            return new DatasetField(
                    field.name(),
                    field.description(),
                    type.name().toLowerCase(Locale.ROOT),
                    Arrays.stream(Operator.values())
                            .filter(operator -> operator.fits(type))
                            .map(Operator::word)
                            .toList(),
                    Arrays.stream(Aggregate.values())
                            .filter(aggregate -> aggregate.fits(type))
                            .map(Aggregate::word)
                            .toList());
        }
    }
}
