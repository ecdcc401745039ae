package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.Snapshot;
import dev.tenantboard.scheduling.DebouncedTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two threads use one subscription at the same time, in an order that the test chooses: it runs their tasks itself. The log
 * is a number of transactions with one entry each.
 */
class ChannelTest {

    private static final String USER = "user";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Runnable> publishing = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> catchingUp = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> counting = new ConcurrentLinkedQueue<>();
    private final List<UserSubscriptions> counted = new ArrayList<>();
    private final TestChannels channels = new Log();
    private final ClientOutput client = new ClientOutput();

    private long transactions;
    private String entry = "{}";
    private Map<String, Caller> members = Map.of(USER, TestChannels.member(USER));
    private Runnable duringReading = () -> {};
    private int readings;

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void sendsEachEventOnceToAClientThatContinuesToReadDuringAJoin() throws IOException {
        Subscription subscription = subscription();
        entry = "\"" + "x".repeat(20_000) + "\"";
        transactions = 1;
        client.stopReading();
        subscription.open(client.request());
        run(catchingUp);
        subscription.sendCounts("counts", new Message(EventName.COUNTS_CHANGED.toString(), entry));
        transactions = 2;

        duringReading = () -> {
            duringReading = () -> {};
            continueReading();
            run(catchingUp);
        };
        run(publishing);
        run(catchingUp);

        assertThat(client.sent().lines().filter(line -> line.startsWith("id: ")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void countsNothingForAClientThatLeavesDuringARead() throws IOException {
        Subscription subscription = subscription();
        transactions = 1;
        subscription.open(client.request());
        duringReading = subscription::release;

        run(catchingUp);
        run(counting);

        assertThat(counted).isEmpty();
    }

    @Test
    void doesNotReadForASubscriptionThatEnds() throws IOException {
        Subscription subscription = subscription();
        subscription.open(client.request());
        client.stopReadingAfterABlock();
        members = Map.of();

        catchingUp.remove().run();
        catchingUp.remove().run();

        assertThat(client.sent()).contains("MEMBERSHIP_ENDED");
        assertThat(readings).isOne();
    }

    private Subscription subscription() {
        return channels.admit(USER, at(0));
    }

    private static void run(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void continueReading() {
        try {
            client.continueReading();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The position after so many transactions. */
    private static Position at(long count) {
        return Position.at("history", new Snapshot(count, count, List.of()));
    }

    private final class Log extends TestChannels {

        @Override
        LogPage read(String organizationId, Position after, int limit, Set<String> users) {
            long end = after.isPartial() ? after.reading().xmax() : transactions;
            readings++;
            duringReading.run();
            List<LogPage.Entry> entries = LongStream.range(after.seen().xmax(), end)
                    .mapToObj(transaction -> new LogPage.Entry(
                            at(transaction + 1),
                            reader -> Optional.of(new Message(EventName.ACTIVITY_CREATED.toString(), entry))))
                    .toList();
            return new LogPage(after, entries, at(end), false, members);
        }

        @Override
        Position end(String organizationId) {
            return at(transactions);
        }

        @Override
        UserSubscriptions ofUser(String userId, String organizationId) {
            return new UserSubscriptions(
                    userId, organizationId, Duration.ZERO, pool(LiveThreads.Work.COUNTING), counted::add);
        }

        @Override
        DebouncedTask.Pool pool(LiveThreads.Work work) {
            Queue<Runnable> tasks = switch (work) {
                case PUBLISHING -> publishing;
                case CATCHING_UP -> catchingUp;
                case COUNTING -> counting;
            };
            return new DebouncedTask.Pool(tasks::add, clock);
        }
    }
}
