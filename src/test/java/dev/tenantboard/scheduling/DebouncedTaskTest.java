package dev.tenantboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DebouncedTaskTest {

    private static final Duration LATER = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final Queue<Runnable> threads = new ConcurrentLinkedQueue<>();
    private int runs;

    @BeforeEach
    void removeCancelledEntries() {
        clock.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void runsOnceForManyRequests() {
        DebouncedTask task = task(() -> runs++);

        task.request();
        task.request();
        runAll();

        assertThat(runs).isOne();
    }

    @Test
    void runsAgainForARequestDuringARun() {
        DebouncedTask[] task = new DebouncedTask[1];
        task[0] = task(() -> {
            runs++;
            if (runs == 1) {
                task[0].request();
            }
        });

        task[0].request();
        runAll();

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void keepsOneEntryOfTheClock() {
        DebouncedTask task = task(() -> runs++);
        for (int i = 0; i < 10; i++) {
            task.requestWithin(LATER.minusSeconds(i));
        }
        assertThat(clock.getQueue()).hasSize(1);

        task.request();

        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void doesNotRunAfterItIsClosed() {
        DebouncedTask task = task(() -> runs++);
        task.request();

        task.close();
        task.requestWithin(LATER);
        runAll();

        assertThat(runs).isZero();
        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void isRetriedSomeTimeAfterAFailure() {
        DebouncedTask task = task(() -> {
            throw new IllegalStateException("to be retried");
        });

        task.request();
        runAll();

        assertThat(clock.getQueue()).hasSize(1);
    }

    private DebouncedTask task(Runnable work) {
        return new DebouncedTask(new DebouncedTask.Pool(threads::add, clock), "a test", Duration.ZERO, work);
    }

    private void runAll() {
        for (Runnable run = threads.poll(); run != null; run = threads.poll()) {
            run.run();
        }
    }
}
