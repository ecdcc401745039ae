package dev.tenantboard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeckTest {

    private static final int MANY = 10_000;

    @Test
    void givesCallersOfEvenWeightTheirTurnsInOrderForever() {
        Deck deck = new Deck(Collections.nCopies(200, 1.0), 1);

        assertThat(IntStream.range(0, MANY).map(i -> deck.draw()))
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).map(i -> i % 200).boxed().toList());
    }

    @Test
    void givesTurnsByWeightInAnOrderThatTheSeedRepeats() {
        List<Integer> drawn = drawn(7);

        assertThat(drawn).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
        assertThat(Collections.frequency(drawn, 0)).isBetween(MANY / 2, MANY * 9 / 10);
    }

    private static List<Integer> drawn(long seed) {
        Deck deck = new Deck(List.of(3.0, 1.0), seed);
        return IntStream.range(0, MANY).map(i -> deck.draw()).boxed().toList();
    }
}
