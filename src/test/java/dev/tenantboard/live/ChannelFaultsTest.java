package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The log fails at one step of a channel, and the step is repeated: each client receives each event once. */
class ChannelFaultsTest {

    /** More than two pages of a channel. */
    private static final int PAGES = 450;

    private MemoryLog log;
    private SteppedChannel channel;

    private SteppedClient client(String userId) {
        return new SteppedClient(userId, channel, log).connect();
    }

    private void restart() {
        log = new MemoryLog();
        channel = new SteppedChannel(log);
    }

    /**
     * The channel is behind by more than a page. A client reconnects after the run in which the log failed, reads further than
     * that run, and joins.
     */
    @Test
    void repeatsNothingToAClientThatReconnectsBetweenAFailedRunAndTheNext() {
        int steps = reconnectWith(new Fault(0));
        assertThat(steps).isGreaterThan(10);

        for (int step = 1; step <= steps; step++) {
            reconnectWith(new Fault(step));
        }
    }

    private int reconnectWith(Fault fault) {
        restart();
        SteppedClient steady = client("steady");
        SteppedClient second = client("second");
        channel.runAll();
        second.fail().release();
        log.atReading(fault::pass);

        long slow = log.begin();
        log.write(slow, "slow");
        log.append(PAGES);
        channel.changed();
        channel.runNext(LiveThreads.Work.PUBLISHING);
        log.commit(slow);
        log.append(10);
        second.connect();
        channel.runAll(LiveThreads.Work.CATCHING_UP);
        channel.runAll();
        log.append(3);
        channel.changed();
        channel.runAll();

        steady.fail();
        second.fail();
        steady.requireAll(fault.toString());
        second.requireAll(fault.toString());
        return fault.passed();
    }

    @Test
    void readsToTheEndOfTheLogAfterAFailedRun() {
        restart();
        SteppedClient client = client("steady");
        channel.runAll();
        Fault secondPage = new Fault(2);
        log.atReading(secondPage::pass);
        log.append(PAGES);
        channel.changed();
        channel.runNext(LiveThreads.Work.PUBLISHING);
        log.append(10);

        channel.runNext(LiveThreads.Work.PUBLISHING);

        client.fail();
        client.requireAll("one run later");
    }

    /** In each run a subscription may join, so a run does not follow a log that grows as fast as it reads. */
    @Test
    void endsARunWhileTheLogGrows() {
        restart();
        client("steady");
        channel.runAll();
        Fault fault = new Fault(2);
        log.atReading(() -> {
            fault.pass();
            log.append(PAGES / 2);
            assertThat(fault.passed()).as("reads").isLessThan(20);
        });
        log.append(PAGES);
        channel.changed();
        channel.runNext(LiveThreads.Work.PUBLISHING);

        channel.runNext(LiveThreads.Work.PUBLISHING);

        assertThat(fault.passed()).isGreaterThan(4);
    }

    /** Some subscriptions have taken a page when the next one fails. */
    @Test
    void repeatsNothingIfAPageFailsForOneOfSeveral() {
        int steps = renderWith(new Fault(0));
        assertThat(steps).isEqualTo(3 * 3);

        for (int step = 1; step <= steps; step++) {
            renderWith(new Fault(step));
        }
    }

    private int renderWith(Fault fault) {
        restart();
        List<SteppedClient> clients = List.of(client("first"), client("second"), client("third"));
        channel.runAll();
        log.atRendering(reader -> fault.pass());

        log.append(3);
        channel.changed();
        channel.runAll();

        clients.forEach(client -> {
            client.fail();
            client.requireAll(fault.toString());
        });
        return fault.passed();
    }
}
