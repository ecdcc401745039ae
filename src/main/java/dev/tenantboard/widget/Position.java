package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "A rectangle of cells on the dashboard's grid. The grid has 12 columns and grows downwards. The"
                + " rectangle must fit into the 12 columns.")
public record Position(
        @Schema(description = "The leftmost column, from 0.") @Min(0) @Max(11)
        int x,

        @Schema(description = "The topmost row, from 0.") @Min(0) @Max(9_999)
        int y,

        @Schema(description = "The width in columns.") @Min(1) @Max(12)
        int w,

        @Schema(description = "The height in rows.") @Min(1) @Max(100)
        int h) {

    public static final int COLUMNS = 12;

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must fit into the 12 columns")
    public boolean isInsideGrid() {
        return x + w <= COLUMNS;
    }

    public boolean overlaps(Position other) {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }

    /** Maps the position to jsonb. */
    @Converter
    public static class Mapping extends JsonConverter<Position> implements AttributeConverter<Position, Object> {

        public Mapping() {
            super(new TypeReference<>() {});
        }
    }
}
