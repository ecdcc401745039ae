package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.dashboard.WeatherCache.State;
import dev.tenantboard.dashboard.WeatherView.Forecast;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The threads are a queue, which a test runs when it wants. */
class WeatherCacheTest {

    private static final WeatherPlace PRAGUE = place(50);
    private static final Duration NOT = Duration.ZERO;

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<WeatherPlace> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-30T20:10:00Z");
    private Function<WeatherPlace, Optional<Forecast>> source =
            place -> Optional.of(new Forecast(now, null, null, List.of()));

    private final WeatherCache cache = cache(threads::add);

    private WeatherCache cache(Executor executor) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new WeatherCache(
                place -> {
                    asked.add(place);
                    return source.apply(place);
                },
                executor,
                clock);
    }

    private static WeatherPlace place(int latitude) {
        return new WeatherPlace(BigDecimal.valueOf(latitude), BigDecimal.TEN);
    }

    private State read(WeatherPlace place) {
        return cache.read("user", List.of(place), NOT).get(place);
    }

    private void answer() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    @Test
    void isPendingUntilTheSourceAnswers() {
        assertThat(read(PRAGUE)).isEqualTo(State.NOTHING);
        assertThat(read(PRAGUE)).isEqualTo(State.NOTHING);
        answer();

        assertThat(read(PRAGUE).forecast().readAt()).isEqualTo(now);
        assertThat(asked).containsExactly(PRAGUE);
    }

    @Test
    void asksOncePerHalfHour() {
        read(PRAGUE);
        answer();
        Instant first = now;
        now = Instant.parse("2026-11-30T20:29:59Z");
        read(PRAGUE);
        assertThat(threads).isEmpty();

        now = Instant.parse("2026-11-30T20:30:00Z");
        assertThat(read(PRAGUE).forecast().readAt()).isEqualTo(first);
        answer();

        assertThat(read(PRAGUE).forecast().readAt()).isEqualTo(now);
        assertThat(asked).hasSize(2);
    }

    @Test
    void leavesAFailingSourceAloneForAMinute() {
        source = place -> Optional.empty();
        read(PRAGUE);
        answer();
        assertThat(read(PRAGUE).failed()).isTrue();
        now = now.plusSeconds(59);
        read(PRAGUE);
        assertThat(threads).isEmpty();

        now = now.plusSeconds(1);
        read(PRAGUE);

        assertThat(threads).hasSize(1);
    }

    @Test
    void showsAnOlderForecastForTwoHoursWhileTheSourceFails() {
        read(PRAGUE);
        answer();
        source = place -> Optional.empty();
        now = now.plus(Duration.ofMinutes(119));
        read(PRAGUE);
        answer();
        assertThat(read(PRAGUE).forecast()).isNotNull();

        now = now.plus(Duration.ofMinutes(2));
        read(PRAGUE);
        answer();

        assertThat(read(PRAGUE)).isEqualTo(new State(null, now, true));
    }

    @Test
    void forgetsAForecastThatNobodyHasReadForTwoHours() {
        read(PRAGUE);
        answer();
        now = now.plus(Duration.ofHours(3));

        assertThat(read(PRAGUE).forecast()).isNull();
        answer();
        assertThat(read(PRAGUE).forecast().readAt()).isEqualTo(now);
    }

    @Test
    void takesAFaultForAFailure() {
        source = place -> {
            throw new IllegalStateException("of the test");
        };
        read(PRAGUE);
        try {
            answer();
        } catch (IllegalStateException ofTheTest) {
            // The executor logs it.
        }

        assertThat(read(PRAGUE).failed()).isTrue();
        now = now.plusSeconds(60);
        read(PRAGUE);
        assertThat(threads).hasSize(1);
    }

    @Test
    void failsWithoutAThread() {
        WeatherCache busy = cache(task -> {
            throw new RejectedExecutionException();
        });

        assertThat(busy.read("user", List.of(PRAGUE), NOT).get(PRAGUE).failed()).isTrue();
    }

    @Test
    void limitsTheReadsOfAUserAndInAll() {
        List<WeatherPlace> places =
                IntStream.range(0, 20).mapToObj(WeatherCacheTest::place).toList();
        cache.read("one", places, NOT);
        assertThat(threads).hasSize(WeatherCache.MAX_OPEN_OF_USER);
        cache.read("another", places, NOT);
        cache.read("third", places, NOT);
        assertThat(threads).hasSize(WeatherCache.MAX_OPEN);

        answer();
        cache.read("one", places, NOT);

        assertThat(threads).hasSize(WeatherCache.MAX_OPEN_OF_USER);
        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void forgetsThePlacesThatWereShownLeastRecently() {
        read(PRAGUE);
        answer();
        for (int i = 1_000; i < 1_000 + WeatherCache.MAX_PLACES; i++) {
            read(place(i));
            answer();
        }

        assertThat(read(place(1_500)).forecast()).isNotNull();
        assertThat(threads).isEmpty();
        read(PRAGUE);
        assertThat(threads).hasSize(1);
    }

    @Test
    void waitsForTheSourceUpToTheLimit() {
        WeatherCache quick = cache(task -> new Thread(task).start());
        assertThat(quick.read("user", List.of(PRAGUE), Duration.ofSeconds(30))
                        .get(PRAGUE)
                        .forecast())
                .isNotNull();

        long start = System.nanoTime();
        State pending =
                cache.read("user", List.of(PRAGUE), Duration.ofMillis(50)).get(PRAGUE);

        assertThat(pending).isEqualTo(State.NOTHING);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(49), Duration.ofSeconds(20));
    }
}
