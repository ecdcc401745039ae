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
@Schema(description = "A dataset: a set of rows that queries can measure.")
public record DatasetView(
        @Schema(description = "The name in queries.", example = "expenses")
        String name,

        @Schema(description = "The meaning of a row.", nullable = true, example = "What was spent, one row a receipt")
        String description,

        @Schema(
                description = "The permissions that a reader of a metric over this dataset needs. All are required.",
                example = "[\"finance:read\"]")
        List<String> permissions,

        @Schema(
                description = "With scope=system, for a view of the platform: the unproved assumptions about its"
                        + " isolation, as sentences; empty if everything was proved. Always empty without the scope.",
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
    @Schema(description = "A field of a dataset, with its operators and aggregates.")
    public record DatasetField(
            @Schema(description = "The name in queries.", example = "amount")
            String name,

            @Schema(
                    description = "The content of the field.",
                    nullable = true,
                    example = "In the organization's currency")
            String description,

            @Schema(
                    description = "The type of the values. The keys of a document are fields, whose type the query"
                            + " states"
                            + " with as: metadata.amount as a number.",
                    enumeration = {"text", "number", "boolean", "time", "document"},
                    example = "number")
            String type,

            @Schema(description = "The operators of conditions on the field.", example = "[\"eq\", \"gt\", \"isNull\"]")
            List<String> operators,

            @Schema(description = "The aggregates of measures over the field.", example = "[\"count\", \"sum\"]")
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
