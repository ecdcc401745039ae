package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.WeatherView.Forecast;
import dev.tenantboard.scheduling.KeyedLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Forecasts by place and half hour. Each place is read once at a time, on another thread. A forecast belongs to no
 * organization, so organizations share it.
 */
final class WeatherCache {

    /** The places that have been shown least recently are forgotten. */
    static final int MAX_PLACES = 1_000;

    /** The largest number of simultaneous reads for one user, and in all. */
    static final int MAX_OPEN_OF_USER = 4;

    static final int MAX_OPEN = 8;

    private static final Duration PERIOD = Duration.ofMinutes(30);

    /** After a failure, the source is left alone for this time. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** An older forecast is shown for this time, while the next one is read or the source fails. */
    private static final Duration USEFUL = Duration.ofHours(2);

    private final Function<WeatherPlace, Optional<Forecast>> source;
    private final Executor threads;
    private final Clock clock;
    private final KeyedLimit limit = new KeyedLimit(MAX_OPEN_OF_USER, MAX_OPEN);
    private final Map<WeatherPlace, CompletableFuture<Void>> open = new HashMap<>();
    private final Map<WeatherPlace, State> states = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WeatherPlace, State> eldest) {
            return size() > MAX_PLACES;
        }
    };

    /**
     * What is known of a place.
     *
     * @param forecast the latest one, or null
     * @param at the time of the latest read, or null if there was none
     * @param failed whether the latest read failed
     */
    record State(Forecast forecast, Instant at, boolean failed) {

        static final State NOTHING = new State(null, null, false);

        private boolean isCurrent(Instant now) {
            return at != null && (failed ? now.isBefore(at.plus(PAUSE)) : period(at) == period(now));
        }

        private static long period(Instant time) {
            return time.getEpochSecond() / PERIOD.toSeconds();
        }

        /** Forgets a forecast that is too old to be shown. */
        private State at(Instant now) {
            boolean isUseful = forecast == null || forecast.readAt().isAfter(now.minus(USEFUL));
            return isUseful ? this : new State(null, at, failed);
        }

        private State after(Optional<Forecast> read, Instant now) {
            return new State(read.orElse(forecast), now, read.isEmpty());
        }
    }

    WeatherCache(Function<WeatherPlace, Optional<Forecast>> source, Executor threads, Clock clock) {
        this.source = source;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Returns what is known of places. It starts reads that are due, and waits for places without a forecast.
     *
     * @param patience the longest wait
     */
    Map<WeatherPlace, State> read(String user, Collection<WeatherPlace> places, Duration patience) {
        await(places.stream().flatMap(place -> awaited(user, place)).toArray(CompletableFuture[]::new), patience);
        Map<WeatherPlace, State> known = new HashMap<>();
        places.forEach(place -> known.put(place, state(place)));
        return known;
    }

    private synchronized State state(WeatherPlace place) {
        return states.getOrDefault(place, State.NOTHING).at(clock.instant());
    }

    private synchronized Stream<CompletableFuture<Void>> awaited(String user, WeatherPlace place) {
        State state = state(place);
        if (state.isCurrent(clock.instant())) {
            return Stream.empty();
        }
        if (!open.containsKey(place) && limit.tryAcquire(user)) {
            start(user, place);
        }
        return state.forecast() == null ? Stream.ofNullable(open.get(place)) : Stream.empty();
    }

    private void start(String user, WeatherPlace place) {
        var read = new CompletableFuture<Void>();
        open.put(place, read);
        try {
            threads.execute(() -> {
                Optional<Forecast> forecast = Optional.empty();
                try {
                    forecast = source.apply(place);
                } finally {
                    finish(user, place, forecast);
                }
            });
        } catch (RuntimeException noThread) {
            finish(user, place, Optional.empty());
        }
    }

    private synchronized void finish(String user, WeatherPlace place, Optional<Forecast> forecast) {
        states.put(place, state(place).after(forecast, clock.instant()));
        limit.release(user);
        open.remove(place).complete(null);
    }

    private static void await(CompletableFuture<?>[] reads, Duration patience) {
        try {
            CompletableFuture.allOf(reads).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notReady) {
            // The states show which ones are not ready.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
