package dev.tenantboard.live;

import dev.tenantboard.Seed;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Clients fail and reconnect, the log fails before pages and within them, transactions commit in any order, and the tasks of a
 * channel run in any order, also while another one reads: each client receives each event once. A seed repeats all choices,
 * except for the order in which a channel goes through its subscriptions.
 */
class ChannelRandomFaultsTest {

    private static final int RUNS = Seed.isHeavy() ? 200 : 12;
    private static final int STEPS = 1_500;
    private static final int CLIENTS = 5;

    @Test
    void loseNothingAndRepeatNothing() {
        Random random = Seed.random();

        for (int run = 1; run <= RUNS; run++) {
            new Run(new Random(random.nextLong())).run("run " + run);
        }
    }

    private static final class Run {

        private final Random random;
        private final MemoryLog log = new MemoryLog();
        private final SteppedChannel channel = new SteppedChannel(log);
        private final List<SteppedClient> clients = new ArrayList<>();
        private final List<Subscription> left = new ArrayList<>();
        private final List<Long> open = new ArrayList<>();
        private final Map<String, Random> rendering = new HashMap<>();
        private int subjects;
        private int depth;

        Run(Random random) {
            this.random = random;
        }

        void run(String name) {
            for (int i = 0; i < CLIENTS; i++) {
                SteppedClient client = new SteppedClient("user-" + i, channel, log).connect();
                left.add(client.fail());
                clients.add(client.connect());
                rendering.put("user-" + i, new Random(random.nextLong()));
            }
            log.atReading(this::read);
            log.atRendering(reader -> failOnceIn(20_000, rendering.get(reader.userId())));
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            log.atReading(() -> {});
            log.atRendering(reader -> {});
            finish();
            clients.forEach(client -> client.requireAll(name));
        }

        private void finish() {
            open.forEach(log::commit);
            left.forEach(Subscription::release);
            clients.forEach(Run::continueReading);
            channel.changed();
            channel.runAll();
            clients.forEach(SteppedClient::fail);
        }

        private void step() {
            switch (random.nextInt(20)) {
                case 0 -> open.add(log.begin());
                case 1, 2 -> write();
                case 3 -> end();
                case 4 -> append();
                case 5 -> channel.changed();
                case 6 -> reconnect(any(clients));
                case 7 -> any(clients).output().stopReading();
                case 8, 9 -> continueReading(any(clients));
                case 10 -> release();
                case 11 -> touch(any(clients));
                default -> channel.runNext(LiveThreads.Work.values()[random.nextInt(3)]);
            }
        }

        /** Other threads work while the log is read. Then the read may fail. */
        private void read() {
            if (depth < 3) {
                depth++;
                for (int i = random.nextInt(4); i > 0; i--) {
                    step();
                }
                depth--;
            }
            failOnceIn(5, random);
        }

        private static void failOnceIn(int steps, Random chance) {
            if (chance.nextInt(steps) == 0) {
                throw new IllegalStateException("the database fails");
            }
        }

        private void write() {
            if (!open.isEmpty()) {
                long transaction = any(open);
                for (int i = random.nextInt(random.nextInt(20) == 0 ? 500 : 10); i >= 0; i--) {
                    log.write(transaction, "w" + ++subjects);
                }
            }
        }

        private void end() {
            if (!open.isEmpty()) {
                Long transaction = any(open);
                open.remove(transaction);
                if (random.nextInt(5) == 0) {
                    log.rollBack(transaction);
                } else {
                    log.commit(transaction);
                }
            }
        }

        private void append() {
            log.append(random.nextInt(random.nextInt(10) == 0 ? 600 : 30));
            if (random.nextBoolean()) {
                channel.changed();
            }
        }

        /** It fails within a block, or the server ends its stream. The server may go on sending to it for a while. */
        private void reconnect(SteppedClient client) {
            if (random.nextInt(4) == 0) {
                client.subscription().end(StreamEnd.SERVER_STOPS);
                continueReading(client);
                client.fail();
            } else {
                left.add(client.fail(random.nextInt(client.output().sent().length() + 1)));
            }
            client.connect();
        }

        private static void continueReading(SteppedClient client) {
            try {
                client.output().continueReading();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void release() {
            if (!left.isEmpty()) {
                Subscription subscription = any(left);
                left.remove(subscription);
                subscription.release();
            }
        }

        /** A heartbeat or counts, whose id is a position too. */
        private void touch(SteppedClient client) {
            if (random.nextBoolean()) {
                client.subscription().probe();
            } else {
                client.subscription()
                        .sendCounts("v" + random.nextInt(), new Message(EventName.COUNTS_CHANGED.toString(), "{}"));
            }
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
