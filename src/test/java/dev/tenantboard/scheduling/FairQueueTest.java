package dev.tenantboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Which work starts when, on threads that the test runs itself. */
class FairQueueTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final FairQueue queue = queue(1, 2);

    @Test
    void runsOneOfAKeyAndTwoInAllAtATime() {
        offer("a", "a1", "a2");
        offer("b", "b1");
        offer("c", "c1");

        assertThat(threads).hasSize(2);
        assertThat(runAll()).containsExactly("a1", "b1", "c1", "a2");
    }

    @Test
    void alternatesBetweenKeysHoweverMuchOneHasToDo() {
        FairQueue narrow = queue(1, 1);
        narrow.offer("a", List.of(work("a1"), work("a2"), work("a3")));
        narrow.offer("b", List.of(work("b1")));

        assertThat(runAll()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void startsRequestedWorkBeforeBackgroundWork() {
        FairQueue narrow = queue(1, 1);
        narrow.offer("a", List.of(work("a1")));
        narrow.offerBackground("a", background("background a", 1));
        narrow.offerBackground("b", background("background b", 1));
        narrow.offer("c", List.of(work("c1")));
        narrow.offer("a", List.of(work("a2")));

        assertThat(runAll()).startsWith("a1", "c1", "a2").contains("background a", "background b");
    }

    @Test
    void startsBackgroundWorkHoweverMuchIsRequested() {
        FairQueue narrow = queue(1, 1);
        List<Runnable> many = Collections.nCopies(FairQueue.MAX_WAITING, work("requested"));
        narrow.offer("a", many);
        narrow.offerBackground("b", background("background", 1));

        assertThat(runAll().indexOf("background")).isEqualTo(FairQueue.BACKGROUND_INTERVAL - 1);
    }

    @Test
    void keepsOneBackgroundWorkWaitingForAKey() {
        offer("a", "a1");
        queue.offerBackground("a", background("background", 1));
        queue.offerBackground("a", background("background", 1));

        assertThat(runAll()).containsExactly("a1", "background");
    }

    @Test
    void repeatsBackgroundWorkWithOtherKeysBetween() {
        FairQueue narrow = queue(1, 1);
        narrow.offerBackground("a", background("background a", 3));
        narrow.offerBackground("b", background("background b", 1));

        assertThat(runAll()).containsExactly("background a", "background b", "background a", "background a");
    }

    @Test
    void acceptsAllOrNothing() {
        offer("a", "running");
        List<Runnable> many = Collections.nCopies(FairQueue.MAX_WAITING - 1, work("waiting"));

        assertThat(queue.offer("a", many)).isTrue();
        assertThat(queue.offer("a", List.of(work("two"), work("too many")))).isFalse();
        assertThat(queue.offer("b", List.of(work("another key's")))).isTrue();
        assertThat(runAll()).hasSize(FairQueue.MAX_WAITING + 1).doesNotContain("two");
    }

    @Test
    void withdrawsWorkThatHasNotStarted() {
        Runnable started = work("started");
        Runnable waiting = work("waiting");
        queue.offer("a", List.of(started, waiting));

        queue.withdraw("a", started);
        queue.withdraw("a", waiting);

        assertThat(runAll()).containsExactly("started");
    }

    @Test
    void continuesAfterAFailure() {
        queue.offer("a", List.of(() -> {
            throw new IllegalStateException("a failure");
        }));
        offer("a", "next");

        assertThat(runAll()).containsExactly("next");
    }

    @Test
    void startsNothingAfterItIsClosed() {
        offer("a", "running", "waiting");
        threads.clear();
        Thread.currentThread().interrupt();

        queue.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(queue.offer("b", List.of(work("late")))).isFalse();
        queue.offerBackground("b", background("late", 1));
        assertThat(runAll()).isEmpty();
    }

    private FairQueue queue(int concurrency, int total) {
        return new FairQueue("A test", threads::add, concurrency, total);
    }

    private void offer(String key, String... names) {
        assertThat(queue.offer(key, List.of(names).stream().map(this::work).toList()))
                .isTrue();
    }

    private Runnable work(String name) {
        return () -> done.add(name);
    }

    private BooleanSupplier background(String name, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return () -> {
            done.add(name);
            return left.decrementAndGet() > 0;
        };
    }

    private List<String> runAll() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        return done;
    }
}
