package dev.tenantboard.metric;

import dev.tenantboard.metric.catalog.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Aggregate;
import dev.tenantboard.metric.query.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
