package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The first and the last blocks of a stream: after each of them, the client has the id from which it continues. */
class StreamIdsTest {

    private final MemoryLog log = new MemoryLog();
    private final SteppedChannel channel = new SteppedChannel(log);

    private SteppedClient client() {
        return new SteppedClient("user", channel, log).connect();
    }

    @Test
    void missesNothingAfterAFailureWithinTheHead() {
        int length = client().output().sent().length();

        for (int cut = 0; cut <= length; cut++) {
            var freshLog = new MemoryLog();
            var freshChannel = new SteppedChannel(freshLog);
            SteppedClient client = new SteppedClient("user", freshChannel, freshLog).connect();
            client.fail().release();
            freshLog.append(3);

            client.connect();
            client.fail(Math.min(cut, client.output().sent().length())).release();
            client.connect();
            freshChannel.runAll();

            client.fail();
            client.requireAll("cut after " + cut + " characters");
        }
    }

    @Test
    void reloadsAfterAFailureWithinTheHeadIfItsIdIsUnknown() {
        for (String unknown : new String[] {"", "x", "bmV4dA"}) {
            SteppedClient whole = client();
            whole.setLastId(unknown);
            whole.fail(0).release();
            int length = whole.connect().output().sent().length();
            whole.fail(0).release();

            for (int cut = 0; cut <= length; cut++) {
                SteppedClient client = client();
                client.fail(0).release();
                client.setLastId(unknown);

                client.connect();
                client.fail(cut).release();
                client.connect();
                client.fail().release();

                assertThat(client.reloads())
                        .as("'%s', cut after %d characters", unknown, cut)
                        .isPositive();
            }
        }
    }

    /** Two threads wait for the stream: one that ends it, and after it one that sends an event. */
    @Test
    void endsWithTheIdOfTheEventsBefore() throws InterruptedException {
        SteppedClient client = client();
        channel.runAll();
        log.append(1);
        channel.changed();
        Thread ending = new Thread(() -> client.subscription().end(StreamEnd.TOKEN_EXPIRED));
        Thread sending = new Thread(() -> channel.runNext(LiveThreads.Work.PUBLISHING));

        synchronized (client.output().stream()) {
            startUntilBlocked(ending);
            startUntilBlocked(sending);
        }
        ending.join();
        sending.join();
        assertThat(client.output().sent()).contains("TOKEN_EXPIRED");
        client.fail().release();
        client.connect();
        channel.runAll();

        client.fail();
        client.requireAll("after its end");
    }

    private static void startUntilBlocked(Thread thread) {
        thread.start();
        while (thread.getState() != Thread.State.BLOCKED) {
            assertThat(thread.getState()).as("waits for a lock").isNotEqualTo(Thread.State.TERMINATED);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
