package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.dashboard.BoardLayout.Item;
import dev.tenantboard.widget.Position;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the examples of the page and the generated boards do not have. */
class BoardLayoutTest {

    @Test
    void placesNothingOnAnEmptyBoard() {
        assertThat(BoardLayout.of(List.of(), Preferences.DEFAULT)).isEmpty();
    }

    @Test
    void limitsPositionsThatWereNotWrittenWithTheApi() {
        List<Item> items = List.of(
                new Item("wide", new Position(11, -5, 40, 0)),
                new Item("right", new Position(11, 3, 5, 2)),
                new Item("far", new Position(-1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE)));

        Map<String, Placements> places = BoardLayout.of(items, Preferences.DEFAULT);

        assertThat(places.get("wide").wide()).isEqualTo(new Place(0, 0, 12, 1));
        assertThat(places.get("right").wide()).isEqualTo(new Place(7, 3, 5, 2));
        assertThat(places.get("far").wide()).isEqualTo(new Place(0, 9_999, 1, 100));
    }

    @Test
    void movesOwnPlacesThatOverlapInTheOrderOfTheirList() {
        List<Item> items = List.of(new Item("a", new Position(0, 0, 1, 1)), new Item("b", new Position(5, 0, 1, 1)));
        List<Placement> layout = List.of(new Placement("b", 0, 0, 6, 2), new Placement("a", 3, 1, 6, 2));
        var preferences = new Preferences(layout, null, null, null, null, null, null, null, null);

        Map<String, Placements> places = BoardLayout.of(items, preferences);

        assertThat(places.get("b").wide()).isEqualTo(new Place(0, 0, 6, 2));
        assertThat(places.get("a").wide()).isEqualTo(new Place(3, 2, 6, 2));
    }

    /** As many widgets as a dashboard has, of the greatest height, all in the last row. */
    @Test
    void staysWithinTheRowsThatTheContractNames() {
        List<Item> items = IntStream.range(0, DashboardView.MAX_WIDGETS)
                .mapToObj(i -> new Item("w" + i, new Position(0, 9_999, 12, 100)))
                .toList();
        List<Placement> last = List.of(new Placement("w0", 0, 9_999, 1, 100));
        var preferences = new Preferences(null, last, last, null, null, null, null, null, null);

        Map<String, Placements> places = BoardLayout.of(items, preferences);

        assertThat(places.values())
                .allMatch(place -> place.wide().y() <= 29_999)
                .allMatch(place -> place.medium().y() <= 29_999)
                .allMatch(place -> place.narrow().y() <= 29_999)
                .anyMatch(place -> place.wide().y() > 29_000);
    }
}
