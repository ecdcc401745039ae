package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places the widgets of a dashboard on a wide, a medium and a narrow screen, so that none overlap. The result depends only on the
 * arguments. The page layout.md has the rules, with examples.
 */
final class BoardLayout {

    /** A widget to place. */
    record Item(String id, Position position) {}

    private static final Comparator<Item> READING_ORDER = Comparator.comparingInt(
                    (Item item) -> item.position().y())
            .thenComparingInt(item -> item.position().x());

    private final List<Item> items;
    private final Set<String> ids;
    private final Preferences preferences;

    private BoardLayout(List<Item> items, Preferences preferences) {
        this.items = items;
        this.ids = items.stream().map(Item::id).collect(Collectors.toSet());
        this.preferences = preferences;
    }

    /**
     * Returns the places by the ids of the widgets, in the order of the dashboard.
     *
     * @param items the widgets to show with their default positions: in the order that the user has chosen, or from the
     *     oldest to the newest if the user has chosen none
     */
    static Map<String, Placements> of(List<Item> items, Preferences preferences) {
        boolean isChosen = !preferences.widgets().isEmpty();
        List<Item> first = isChosen ? items : inReadingOrder(items);
        return new BoardLayout(first, preferences).places(isChosen);
    }

    private Map<String, Placements> places(boolean isChosen) {
        Map<String, Position> wide = wide();
        List<Item> read = inReadingOrder(items.stream()
                .map(item -> new Item(item.id(), wide.get(item.id())))
                .toList());
        Map<String, Position> medium = derived(ScreenWidth.MEDIUM, read);
        Map<String, Position> narrow = derived(ScreenWidth.NARROW, read);
        Map<String, Placements> places = new LinkedHashMap<>();
        for (Item item : isChosen ? items : read) {
            String id = item.id();
            places.put(id, new Placements(Place.of(wide.get(id)), Place.of(medium.get(id)), Place.of(narrow.get(id))));
        }
        return places;
    }

    private static List<Item> inReadingOrder(List<Item> items) {
        return items.stream().sorted(READING_ORDER).toList();
    }

    private Map<String, Position> wide() {
        var grid = new Grid(ScreenWidth.WIDE.columns());
        Map<String, Position> places = own(ScreenWidth.WIDE, grid);
        for (Item item : items) {
            places.computeIfAbsent(item.id(), id -> grid.take(item.position()));
        }
        return places;
    }

    /** Places the widgets without an own place in the order in which a wide screen is read. */
    private Map<String, Position> derived(ScreenWidth screen, List<Item> read) {
        var grid = new Grid(screen.columns());
        Map<String, Position> places = own(screen, grid);
        int row = 0;
        for (Item item : read) {
            if (!places.containsKey(item.id())) {
                Position place = grid.takeFirst(item.position(), row);
                places.put(item.id(), place);
                row = place.y();
            }
        }
        return places;
    }

    /** Takes the user's own places first. Places of widgets that are not shown stay free. */
    private Map<String, Position> own(ScreenWidth screen, Grid grid) {
        Map<String, Position> places = new HashMap<>();
        for (Placement own : preferences.layout(screen)) {
            if (ids.contains(own.widgetId())) {
                places.computeIfAbsent(own.widgetId(), id -> grid.take(own.position()));
            }
        }
        return places;
    }
}
