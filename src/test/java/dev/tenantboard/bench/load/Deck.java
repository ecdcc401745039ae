package dev.tenantboard.bench.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is: callers as often as their weight says, in an order that is the same in every run with the same seed. */
public final class Deck {

    private static final int CARDS = 4096;

    private final int[] cards = new int[CARDS];
    private final AtomicInteger next = new AtomicInteger();

    public Deck(List<Double> weights, long seed) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        Random random = new Random(seed);
        boolean even = weights.stream().distinct().count() == 1;
        for (int i = 0; i < CARDS; i++) {
            if (even) {
                // In turn, because chance would bring one caller's turns together.
                cards[i] = i % weights.size();
                continue;
            }
            double drawn = random.nextDouble() * total;
            int caller = 0;
            while (caller < weights.size() - 1 && drawn >= weights.get(caller)) {
                drawn -= weights.get(caller);
                caller++;
            }
            cards[i] = caller;
        }
    }

    /** May be called by many threads. */
    public int draw() {
        return cards[next.getAndIncrement() & CARDS - 1];
    }
}
