package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A grid with a number of columns, and the places on it that are taken. No two of them overlap. */
final class Grid {

    private static final int LAST_ROW = 9_999;
    private static final int MAX_HEIGHT = 100;

    private final int columns;
    private final List<Position> taken = new ArrayList<>();

    Grid(int columns) {
        this.columns = columns;
    }

    /** Takes a position, or the next free place below it. */
    Position take(Position wish) {
        Position place = fitted(wish);
        for (Optional<Position> other = overlapping(place); other.isPresent(); other = overlapping(place)) {
            // In each row above that one, the widget would overlap the same place.
            place = new Position(place.x(), bottom(other.get()), place.w(), place.h());
        }
        taken.add(place);
        return place;
    }

    /** Takes the first free place of a size: row by row, not above the given row, and from left to right in each row. */
    Position takeFirst(Position size, int row) {
        Position fitted = fitted(size);
        int y = row;
        Optional<Position> free = firstInRow(y, fitted);
        while (free.isEmpty()) {
            y = nextEnd(y);
            free = firstInRow(y, fitted);
        }
        taken.add(free.get());
        return free.get();
    }

    private Optional<Position> firstInRow(int y, Position size) {
        return IntStream.rangeClosed(0, columns - size.w())
                .mapToObj(x -> new Position(x, y, size.w(), size.h()))
                .filter(place -> overlapping(place).isEmpty())
                .findFirst();
    }

    /** Returns the next row where a taken place ends. The rows before it have no more space than the given one. */
    private int nextEnd(int row) {
        return taken.stream()
                .mapToInt(Grid::bottom)
                .filter(end -> end > row)
                .min()
                .orElseThrow();
    }

    private Optional<Position> overlapping(Position place) {
        return taken.stream().filter(place::overlaps).findFirst();
    }

    private static int bottom(Position place) {
        return place.y() + place.h();
    }

    /** Rows that were not written by the API can have any numbers. */
    private Position fitted(Position wish) {
        int w = limited(wish.w(), 1, columns);
        return new Position(
                limited(wish.x(), 0, columns - w), limited(wish.y(), 0, LAST_ROW), w, limited(wish.h(), 1, MAX_HEIGHT));
    }

    private static int limited(int value, int least, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
