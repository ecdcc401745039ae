package dev.tenantboard.live;

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
    private int taken;

    @BeforeEach
    void removeWhatIsCancelled() {
        clock.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void areTakenOnceHoweverOftenTheyAreAskedFor() {
        DebouncedTask turns = turns(() -> taken++);

        turns.ask();
        turns.ask();
        take();

        assertThat(taken).isOne();
    }

    @Test
    void areTakenAgainForWhoAsksMeanwhile() {
        DebouncedTask[] turns = new DebouncedTask[1];
        turns[0] = turns(() -> {
            taken++;
            if (taken == 1) {
                turns[0].ask();
            }
        });

        turns[0].ask();
        take();

        assertThat(taken).isEqualTo(2);
    }

    @Test
    void leaveNothingWithTheClockThatIsNotWaitedForAnyMore() {
        DebouncedTask turns = turns(() -> taken++);
        for (int i = 0; i < 10; i++) {
            turns.askWithin(LATER.minusSeconds(i));
        }
        assertThat(clock.getQueue()).hasSize(1);

        turns.ask();

        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void areNotTakenAfterTheEnd() {
        DebouncedTask turns = turns(() -> taken++);
        turns.ask();

        turns.close();
        turns.askWithin(LATER);
        take();

        assertThat(taken).isZero();
        assertThat(clock.getQueue()).isEmpty();
    }

    @Test
    void areTakenAgainSomeTimeAfterAFailure() {
        DebouncedTask turns = turns(() -> {
            throw new IllegalStateException("to be tried again");
        });

        turns.ask();
        take();

        assertThat(clock.getQueue()).hasSize(1);
    }

    private DebouncedTask turns(Runnable work) {
        return new DebouncedTask(new DebouncedTask.Pool(threads::add, clock), "a test", Duration.ZERO, work);
    }

    private void take() {
        for (Runnable turn = threads.poll(); turn != null; turn = threads.poll()) {
            turn.run();
        }
    }
}
