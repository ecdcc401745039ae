package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.dashboard.BoardLayout.Item;
import dev.tenantboard.widget.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the page about layouts, for boards and preferences by chance. The seed is printed. */
class GeneratedBoardsTest {

    private static final int BOARDS = 2_000;

    private static final Comparator<Place> READING_ORDER =
            Comparator.comparingInt(Place::y).thenComparingInt(Place::x);

    private GeneratedBoard board;
    private Map<String, Placements> places;

    @Test
    void keepTheRules() {
        Random random = Seed.random();
        for (int i = 0; i < BOARDS; i++) {
            board = GeneratedBoard.of(random);
            places = BoardLayout.of(board.shown(), board.preferences());

            checkAnswer();
            for (ScreenWidth screen : ScreenWidth.values()) {
                checkCells(screen);
                checkOwnPlaces(screen);
            }
            checkDefaultPositions();
            checkDerived(ScreenWidth.MEDIUM);
            checkDerived(ScreenWidth.NARROW);
        }
    }

    /** Nothing is lost, the order is the documented one, and the same question has the same answer. */
    private void checkAnswer() {
        Map<String, Placements> again = BoardLayout.of(new ArrayList<>(board.shown()), board.preferences());

        assertThat(places.keySet())
                .as("%s", board)
                .containsExactlyElementsOf(
                        board.preferences().widgets().isEmpty() ? inReadingOrder() : ids(board.shown()));
        assertThat(places.keySet()).containsExactlyInAnyOrderElementsOf(ids(board.shown()));
        assertThat(List.copyOf(again.entrySet())).as("%s", board).isEqualTo(List.copyOf(places.entrySet()));
    }

    private void checkCells(ScreenWidth screen) {
        Set<Integer> cells = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        on(screen).forEach((id, place) -> {
            for (int x = place.x(); x < place.x() + place.w(); x++) {
                for (int y = place.y(); y < place.y() + place.h(); y++) {
                    boolean isFree = x >= 0 && x < screen.columns() && y >= 0 && cells.add(y * screen.columns() + x);
                    if (!isFree) {
                        wrong.add(id + " at " + x + " " + y);
                    }
                }
            }
        });
        assertThat(wrong)
                .as("cells that are taken or not on the grid, %s: %s", screen, board)
                .isEmpty();
    }

    private void checkOwnPlaces(ScreenWidth screen) {
        Map<String, Place> on = on(screen);
        board.preferences().layout(screen).stream()
                .filter(own -> on.containsKey(own.widgetId()))
                .forEach(own -> assertThat(on.get(own.widgetId()))
                        .as("%s: %s", screen, board)
                        .isEqualTo(Place.of(own.position())));
    }

    /** A widget moves only down, and only past rows where it would overlap what was placed before. */
    private void checkDefaultPositions() {
        List<Place> taken = ownPlaces(ScreenWidth.WIDE);
        for (Item item : withoutOwnPlace(ScreenWidth.WIDE, inOrderOfPrecedence())) {
            Place place = places.get(item.id()).wide();
            Position wish = item.position();
            assertThat(place).isEqualTo(new Place(wish.x(), Math.max(wish.y(), place.y()), wish.w(), wish.h()));
            assertThat(IntStream.range(wish.y(), place.y())
                            .mapToObj(y -> new Place(wish.x(), y, wish.w(), wish.h()))
                            .filter(above -> isFree(above, taken))
                            .findFirst())
                    .as("%s: %s", item, board)
                    .isEmpty();
            taken.add(place);
        }
    }

    /** Each widget takes the first free place, not above the widget before it. */
    private void checkDerived(ScreenWidth screen) {
        List<Place> taken = ownPlaces(screen);
        int row = 0;
        for (Item item : withoutOwnPlace(screen, asWideScreenIsRead())) {
            Place place = on(screen).get(item.id());
            Position wide = item.position();
            int w = Math.min(wide.w(), screen.columns());
            assertThat(place).isEqualTo(new Place(place.x(), Math.max(row, place.y()), w, wide.h()));
            assertThat(before(place, row, screen.columns())
                            .filter(other -> isFree(other, taken))
                            .findFirst())
                    .as("%s, %s: %s", item, screen, board)
                    .isEmpty();
            row = place.y();
            taken.add(place);
        }
    }

    /** All places of the same size before a place, from the beginning of a row. */
    private static Stream<Place> before(Place place, int firstRow, int columns) {
        return IntStream.rangeClosed(firstRow, place.y())
                .boxed()
                .flatMap(y -> IntStream.range(0, y < place.y() ? columns - place.w() + 1 : place.x())
                        .mapToObj(x -> new Place(x, y, place.w(), place.h())));
    }

    private List<Item> inOrderOfPrecedence() {
        List<Item> items = new ArrayList<>(board.shown());
        if (board.preferences().widgets().isEmpty()) {
            items.sort(Comparator.comparing(item -> Place.of(item.position()), READING_ORDER));
        }
        return items;
    }

    private List<Item> asWideScreenIsRead() {
        return inReadingOrder().stream()
                .map(id -> new Item(id, position(places.get(id).wide())))
                .toList();
    }

    private List<String> inReadingOrder() {
        return on(ScreenWidth.WIDE).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(READING_ORDER))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Item> withoutOwnPlace(ScreenWidth screen, List<Item> items) {
        Set<String> own = board.preferences().layout(screen).stream()
                .map(Placement::widgetId)
                .collect(Collectors.toSet());
        return items.stream().filter(item -> !own.contains(item.id())).toList();
    }

    private List<Place> ownPlaces(ScreenWidth screen) {
        return board.preferences().layout(screen).stream()
                .filter(own -> places.containsKey(own.widgetId()))
                .map(own -> Place.of(own.position()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Map<String, Place> on(ScreenWidth screen) {
        Map<String, Place> on = new LinkedHashMap<>();
        places.forEach((id, placements) -> on.put(
                id,
                switch (screen) {
                    case WIDE -> placements.wide();
                    case MEDIUM -> placements.medium();
                    case NARROW -> placements.narrow();
                }));
        return on;
    }

    private static boolean isFree(Place place, List<Place> taken) {
        return taken.stream().noneMatch(other -> position(other).overlaps(position(place)));
    }

    private static Position position(Place place) {
        return new Position(place.x(), place.y(), place.w(), place.h());
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }
}
