package dev.tenantboard.metric.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.metric.time.Window.Baseline;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is true of the windows and buckets of any zone at any time. */
class RandomWindowsTest {

    private static final Random RANDOM = Seed.random();

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2040-01-01T00:00:00Z").getEpochSecond();

    private static final int TIMES = 2_000;

    @Test
    void bucketsAscendAndCoverTheirWindow() {
        IntStream.range(0, TIMES).forEach(time -> new Chosen().checkBuckets());
    }

    @Test
    void everyBucketIsOneUnitOfTheLocalCalendar() {
        IntStream.range(0, TIMES).forEach(time -> new Chosen().checkUnits());
    }

    @Test
    void windowsMeetWhereTheyShould() {
        IntStream.range(0, TIMES).forEach(time -> new Chosen().checkNeighbours());
    }

    @Test
    void earlierWindowsEndWhereTheirOwnBegin() {
        IntStream.range(0, TIMES).forEach(time -> new Chosen().checkEarlier());
    }

    /** A zone, a time, a unit. */
    private static final class Chosen {

        private final LocalCalendar calendar = new LocalCalendar(
                ZoneId.of(ZONES.get(RANDOM.nextInt(ZONES.size()))),
                RANDOM.nextBoolean() ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY);
        private final Instant now = now(calendar.zone());
        private final Unit unit = Unit.values()[RANDOM.nextInt(Unit.values().length)];
        private final int count = 1 + RANDOM.nextInt(300);
        private final String chosen = calendar + ", " + now + ", " + count + " " + unit;

        /** Half of them just after or before the clocks change. */
        private static Instant now(ZoneId zone) {
            Instant any = Instant.ofEpochSecond(FIRST + (long) (RANDOM.nextDouble() * (LAST - FIRST)), 1_000);
            var change = zone.getRules().nextTransition(any);
            return change == null || RANDOM.nextBoolean()
                    ? any
                    : change.getInstant().plusSeconds(RANDOM.nextInt(180_000) - 90_000);
        }

        void checkBuckets() {
            Interval window = Windows.resolve(new Window.Last(count, unit, true), calendar, now);

            List<Instant> bounds = Windows.bounds(window, unit, calendar);

            assertThat(bounds.get(0)).as(chosen).isEqualTo(window.from());
            assertThat(bounds.get(bounds.size() - 1)).as(chosen).isEqualTo(now);
            assertThat(bounds).as(chosen).isSorted().doesNotHaveDuplicates();
            assertThat(bounds.size()).as(chosen).isBetween(count, count + 1);
        }

        void checkUnits() {
            Interval window = Windows.resolve(new Window.Last(1 + count % 50, unit, false), calendar, now);

            List<Instant> bounds = Windows.bounds(window, unit, calendar);

            for (int i = 1; i < bounds.size(); i++) {
                Instant from = bounds.get(i - 1);
                Instant last = bounds.get(i).minusNanos(1_000);
                assertThat(name(from)).as(chosen + ", bucket from " + from).isEqualTo(name(last));
                assertThat(Windows.resolve(new Window.This(unit), calendar, last))
                        .as(chosen)
                        .isEqualTo(new Interval(from, last));
            }
            List<String> names = IntStream.range(0, bounds.size() - 1)
                    .mapToObj(i -> name(bounds.get(i)))
                    .toList();
            assertThat(names).as(chosen).doesNotHaveDuplicates();
        }

        void checkNeighbours() {
            Interval current = Windows.resolve(new Window.This(unit), calendar, now);
            Interval previous = Windows.resolve(new Window.Previous(unit), calendar, now);
            Interval whole = Windows.resolve(new Window.Last(count, unit, false), calendar, now);
            Interval running = Windows.resolve(new Window.Last(count + 1, unit, true), calendar, now);

            assertThat(current.from()).as(chosen).isEqualTo(previous.to()).isBeforeOrEqualTo(now);
            assertThat(previous.from()).as(chosen).isBefore(previous.to());
            assertThat(running).as(chosen).isEqualTo(new Interval(whole.from(), now));
            assertThat(whole.to()).as(chosen).isEqualTo(current.from());
        }

        void checkEarlier() {
            Window window = new Window.Last(count, unit, true);
            Interval current = Windows.resolve(window, calendar, now);
            Baseline baseline = new Baseline.Preceding();

            Interval whole = Windows.compared(window, current, baseline, false, calendar, now);
            Interval elapsed = Windows.compared(window, current, baseline, true, calendar, now);

            assertThat(whole.to()).as(chosen).isEqualTo(current.from());
            assertThat(elapsed.from()).as(chosen).isEqualTo(whole.from()).isBefore(whole.to());
            assertThat(elapsed.to()).as(chosen).isBetween(whole.from(), whole.to());
        }

        /** What people call the unit: of a time that comes twice, its offset too. */
        private String name(Instant instant) {
            LocalDateTime local = calendar.localTime(dateOf(instant));
            return switch (unit) {
                case MINUTE ->
                    OffsetDateTime.ofInstant(instant, calendar.zone()).truncatedTo(ChronoUnit.MINUTES) + "";
                case HOUR -> OffsetDateTime.ofInstant(instant, calendar.zone()).truncatedTo(ChronoUnit.HOURS) + "";
                case DAY -> local.toLocalDate() + "";
                case WEEK ->
                    local.toLocalDate()
                                    .with(WeekFields.of(calendar.weekStart(), 1).dayOfWeek(), 1) + "";
                case MONTH -> local.toLocalDate().withDayOfMonth(1) + "";
                case QUARTER -> local.getYear() + " " + (local.getMonthValue() - 1) / 3;
                case YEAR -> local.getYear() + "";
            };
        }

        /** Where an hour after midnight comes twice, the date was there before: it counts as begun. */
        private Instant dateOf(Instant instant) {
            Instant next = calendar.startOf(LocalDateTime.ofInstant(instant, calendar.zone())
                    .toLocalDate()
                    .plusDays(1));
            return next.isAfter(instant) ? instant : next;
        }
    }
}
