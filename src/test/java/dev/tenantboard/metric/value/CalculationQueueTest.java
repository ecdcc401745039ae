package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What moves when, on threads that do only what the test lets them. */
class CalculationQueueTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final CalculationQueue lanes = lanes(1, 2);

    @Test
    void movesOneOfAnOrganizationAndTwoOfAllAtATime() {
        offer("a", "a1", "a2");
        offer("b", "b1");
        offer("c", "c1");

        assertThat(threads).hasSize(2);
        assertThat(doAll()).containsExactly("a1", "b1", "c1", "a2");
    }

    @Test
    void letsOrganizationsTakeTurnsHoweverMuchOneHasToDo() {
        CalculationQueue narrow = lanes(1, 1);
        narrow.offer("a", List.of(work("a1"), work("a2"), work("a3")));
        narrow.offer("b", List.of(work("b1")));

        assertThat(doAll()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void letsPeopleGoBeforeVisits() {
        CalculationQueue narrow = lanes(1, 1);
        narrow.offer("a", List.of(work("a1")));
        narrow.offerVisit("a", visit("visit a", 1));
        narrow.offerVisit("b", visit("visit b", 1));
        narrow.offer("c", List.of(work("c1")));
        narrow.offer("a", List.of(work("a2")));

        assertThat(doAll()).startsWith("a1", "c1", "a2").contains("visit a", "visit b");
    }

    @Test
    void comesToAVisitHoweverMuchPeopleAsk() {
        CalculationQueue narrow = lanes(1, 1);
        List<Runnable> much = Collections.nCopies(CalculationQueue.MAX_WAITING, work("asked"));
        narrow.offer("a", much);
        narrow.offerVisit("b", visit("visit", 1));

        assertThat(doAll().indexOf("visit")).isEqualTo(CalculationQueue.VISITS_TURN - 1);
    }

    @Test
    void keepsOneVisitWaitingForAnOrganization() {
        offer("a", "a1");
        lanes.offerVisit("a", visit("visit", 1));
        lanes.offerVisit("a", visit("visit", 1));

        assertThat(doAll()).containsExactly("a1", "visit");
    }

    @Test
    void visitsAgainWhileThereIsMoreToDoAndLetsOthersGoBetween() {
        CalculationQueue narrow = lanes(1, 1);
        narrow.offerVisit("a", visit("visit a", 3));
        narrow.offerVisit("b", visit("visit b", 1));

        assertThat(doAll()).containsExactly("visit a", "visit b", "visit a", "visit a");
    }

    @Test
    void takesAllOrNothingOn() {
        offer("a", "running");
        List<Runnable> many = Collections.nCopies(CalculationQueue.MAX_WAITING - 1, work("waiting"));

        assertThat(lanes.offer("a", many)).isTrue();
        assertThat(lanes.offer("a", List.of(work("two"), work("too many")))).isFalse();
        assertThat(lanes.offer("b", List.of(work("another organization's")))).isTrue();
        assertThat(doAll()).hasSize(CalculationQueue.MAX_WAITING + 1).doesNotContain("two");
    }

    @Test
    void takesWorkBackThatHasNotBegun() {
        Runnable begun = work("begun");
        Runnable waiting = work("waiting");
        lanes.offer("a", List.of(begun, waiting));

        lanes.withdraw("a", begun);
        lanes.withdraw("a", waiting);

        assertThat(doAll()).containsExactly("begun");
    }

    @Test
    void goesOnAfterAFailure() {
        lanes.offer("a", List.of(() -> {
            throw new IllegalStateException("as the test demands");
        }));
        offer("a", "next");

        assertThat(doAll()).containsExactly("next");
    }

    @Test
    void beginsNothingOnceItIsClosed() {
        offer("a", "running", "waiting");
        threads.clear();
        Thread.currentThread().interrupt();

        lanes.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lanes.offer("b", List.of(work("late")))).isFalse();
        lanes.offerVisit("b", visit("late", 1));
        assertThat(doAll()).isEmpty();
    }

    private CalculationQueue lanes(int concurrency, int total) {
        return new CalculationQueue(
                new MetricSettings(concurrency, total, MINUTE, MINUTE, MINUTE, MINUTE.dividedBy(2)), threads::add);
    }

    private void offer(String organization, String... names) {
        assertThat(lanes.offer(
                        organization, List.of(names).stream().map(this::work).toList()))
                .isTrue();
    }

    private Runnable work(String name) {
        return () -> done.add(name);
    }

    private BooleanSupplier visit(String name, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return () -> {
            done.add(name);
            return left.decrementAndGet() > 0;
        };
    }

    private List<String> doAll() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        return done;
    }
}
