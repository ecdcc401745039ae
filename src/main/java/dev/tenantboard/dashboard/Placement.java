package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.widget.Position;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's own position of a widget. */
@Schema(
        description =
                "A user's own position of a widget on the grid. It must fit into the columns of its layout: 12 on a"
                        + " wide, 6 on a medium and 1 on a narrow screen.")
public record Placement(
        @Schema(description = "The widget's id.", required = true, example = "cm4qz2x1a0001") @NotBlank @Size(max = 255)
        String widgetId,

        @Schema(description = "The leftmost column, from 0.") @Min(0) @Max(11)
        int x,

        @Schema(description = "The topmost row, from 0.") @Min(0) @Max(9_999)
        int y,

        @Schema(description = "The width in columns.") @Min(1) @Max(12)
        int w,

        @Schema(description = "The height in rows.") @Min(1) @Max(100)
        int h) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must fit into the 12 columns")
    public boolean isInsideGrid() {
        return position().isInsideGrid();
    }

    boolean overlaps(Placement other) {
        return position().overlaps(other.position());
    }

    public Position position() {
        return new Position(x, y, w, h);
    }
}
