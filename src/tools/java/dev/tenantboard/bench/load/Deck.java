package dev.tenantboard.bench.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Whose turn it is: callers as often as their weight says, in an order that is the same in every run with the same seed. */
public final class Deck {

    private static final int CARDS = 4096;

    private final int[] cards;
    private final AtomicInteger next = new AtomicInteger();

    public Deck(List<Double> weights, long seed) {
        boolean even = weights.stream().distinct().count() == 1;
        cards = even ? inTurn(weights.size()) : byChance(weights, new Random(seed));
    }

    /** Because chance would bring one caller's turns together; whole rounds, so that the beginning follows the end. */
    private static int[] inTurn(int callers) {
        return IntStream.range(0, callers).toArray();
    }

    private static int[] byChance(List<Double> weights, Random random) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        int[] cards = new int[CARDS];
        for (int i = 0; i < CARDS; i++) {
            double drawn = random.nextDouble() * total;
            int caller = 0;
            while (caller < weights.size() - 1 && drawn >= weights.get(caller)) {
                drawn -= weights.get(caller);
                caller++;
            }
            cards[i] = caller;
        }
        return cards;
    }

    /** May be called by many threads. */
    public int draw() {
        return cards[next.getAndUpdate(card -> (card + 1) % cards.length)];
    }
}
