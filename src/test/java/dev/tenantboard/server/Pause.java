package dev.tenantboard.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for some time, or for a condition. */
public final class Pause {

    private static final int BETWEEN_LOOKS = 50;

    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    public static void seconds(int seconds) {
        millis(1_000L * seconds);
    }

    public static void until(BooleanSupplier condition, Duration limit, String what) {
        forFirst(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), limit, () -> what);
    }

    /** Waits for a value and returns it. */
    public static <T> T forFirst(Supplier<Optional<T>> look, Duration limit, Supplier<String> what) {
        Instant deadline = Instant.now().plus(limit);
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("not within " + limit.toSeconds() + " s: " + what.get());
            }
            millis(BETWEEN_LOOKS);
            found = look.get();
        }
        return found.get();
    }
}
