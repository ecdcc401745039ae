package dev.tenantboard.dashboard;

import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;

/** A user's own layout for a width of the screen, as a client writes it. */
record OwnLayout(ScreenWidth screen, List<Placement> placements) {

    List<String> widgetIds() {
        return placements.stream().map(Placement::widgetId).toList();
    }

    /** Returns an error for each placement that is outside of the grid, repeats a widget or overlaps an earlier one. */
    List<ProblemError> errors() {
        var errors = new ArrayList<ProblemError>();
        for (int i = 0; i < placements.size(); i++) {
            Placement placement = placements.get(i);
            if (placement.x() + placement.w() > screen.columns()) {
                errors.add(new ProblemError(pointer(i), outside()));
            }
            for (Placement earlier : placements.subList(0, i)) {
                if (placement.widgetId().equals(earlier.widgetId())) {
                    errors.add(new ProblemError(pointer(i) + "/widgetId", "is placed twice"));
                } else if (placement.overlaps(earlier)) {
                    errors.add(new ProblemError(pointer(i), "overlaps another widget"));
                }
            }
        }
        return errors.stream().distinct().toList();
    }

    private String outside() {
        return screen.columns() == 1
                ? "must fit into the only column: x must be 0 and w must be 1"
                : "must fit into the %d columns".formatted(screen.columns());
    }

    private String pointer(int index) {
        return "/" + screen.field() + "/" + index;
    }
}
