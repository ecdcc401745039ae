package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.BoardLayout.Item;
import dev.tenantboard.widget.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The widgets of an organization and the preferences of a user, both by chance. */
record GeneratedBoard(List<Item> widgets, Preferences preferences) {

    private static final int MAX_WIDGETS = 40;

    static GeneratedBoard of(Random random) {
        int number = random.nextInt(MAX_WIDGETS + 1);
        // Few rows, so that many widgets collide, or many.
        int rows = random.nextBoolean() ? 4 : 60;
        List<Item> widgets = IntStream.range(0, number)
                .mapToObj(i -> new Item("w" + i, position(random, ScreenWidth.WIDE.columns(), rows)))
                .toList();
        return new GeneratedBoard(widgets, preferences(random, number, rows));
    }

    /** The widgets that the dashboard shows, as the services select them. */
    List<Item> shown() {
        return shown(widgets, preferences);
    }

    static List<Item> shown(List<Item> widgets, Preferences preferences) {
        Map<String, Item> byId = widgets.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        List<String> chosen = preferences.widgets();
        return chosen.isEmpty()
                ? widgets
                : chosen.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private static Preferences preferences(Random random, int number, int rows) {
        List<String> chosen = random.nextBoolean() ? List.of() : some(random, number);
        return new Preferences(
                layout(random, ScreenWidth.WIDE, number, rows),
                layout(random, ScreenWidth.MEDIUM, number, rows),
                layout(random, ScreenWidth.NARROW, number, rows),
                chosen,
                null,
                null,
                null,
                null,
                null);
    }

    /** A layout that the service accepts. */
    private static List<Placement> layout(Random random, ScreenWidth screen, int number, int rows) {
        List<Placement> layout = new ArrayList<>();
        for (String id : random.nextInt(3) == 0 ? List.<String>of() : some(random, number)) {
            Position at = position(random, screen.columns(), rows);
            var placement = new Placement(id, at.x(), at.y(), at.w(), at.h());
            if (layout.stream().noneMatch(placement::overlaps)) {
                layout.add(placement);
            }
        }
        return layout;
    }

    /** Ids in any order, some of which are gone. */
    private static List<String> some(Random random, int number) {
        List<String> ids = IntStream.range(0, number + 5)
                .mapToObj(i -> (i < number ? "w" : "gone") + i)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(ids, random);
        return ids.subList(0, random.nextInt(ids.size()));
    }

    private static Position position(Random random, int columns, int rows) {
        int w = 1 + random.nextInt(columns);
        return new Position(random.nextInt(columns - w + 1), random.nextInt(rows), w, 1 + random.nextInt(6));
    }
}
