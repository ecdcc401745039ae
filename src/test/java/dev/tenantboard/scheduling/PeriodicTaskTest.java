package dev.tenantboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final DebouncedTask.Pool pool = new DebouncedTask.Pool(Runnable::run, clock);
    private final PeriodicTask task = new PeriodicTask();

    @BeforeEach
    void removeCancelledEntries() {
        clock.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void runsAgainAfterAFailure() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);

        task.start(pool, "A test", SHORT, () -> {
            runs.countDown();
            throw new Exception("to be followed by another run");
        });

        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void startsOneRunWithinTheInterval() {
        AtomicInteger runs = new AtomicInteger();

        task.start(pool, "A test", HOUR, runs::incrementAndGet);

        assertThat(clock.getQueue())
                .map(entry -> ((Delayed) entry).getDelay(TimeUnit.MINUTES))
                .singleElement(LONG)
                .isLessThan(60);
        assertThat(runs).hasValue(0);
    }

    @Test
    void doesNotRunWithoutAnInterval() {
        task.start(pool, "A test", Duration.ZERO, () -> {});
        task.close();

        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void doesNotRunAfterItIsClosed() {
        task.start(pool, "A test", HOUR, () -> {});

        task.close();

        assertThat(clock.getQueue()).isEmpty();
    }
}
