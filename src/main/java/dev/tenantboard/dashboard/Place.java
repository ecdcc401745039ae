package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place in an answer. It can be below the last row of a position, because widgets move down. */
@Schema(
        description =
                "The place of a widget on a grid, in cells. No two widgets of an answer overlap. A widget that moved"
                        + " down can be below row 9,999, which is the last row of positions in requests.")
public record Place(
        @Schema(description = "The leftmost column, from 0.", minimum = "0", maximum = "11")
        int x,

        @Schema(description = "The topmost row, from 0.", minimum = "0", maximum = "29999")
        int y,

        @Schema(description = "The width in columns.", minimum = "1", maximum = "12")
        int w,

        @Schema(description = "The height in rows.", minimum = "1", maximum = "100")
        int h) {

    static Place of(Position position) {
        return new Place(position.x(), position.y(), position.w(), position.h());
    }
}
