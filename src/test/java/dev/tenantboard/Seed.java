package dev.tenantboard;

import java.util.Random;

/** Chance that can be repeated: {@code -Dseed=...} gives the same run again. The seed is printed when it is first used. */
public final class Seed {

    private static final long VALUE = choose();

    private Seed() {}

    private static long choose() {
        String given = System.getProperty("tenantboard.seed", "");
        long value = given.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(given.strip());
        System.out.println("Seed: " + value + " (repeat with -Dseed=" + value + ")");
        return value;
    }

    public static Random random() {
        return new Random(VALUE);
    }

    /** Whether the full form was asked for ({@code -Pheavy}). */
    public static boolean isHeavy() {
        return Boolean.getBoolean("tenantboard.heavy");
    }
}
