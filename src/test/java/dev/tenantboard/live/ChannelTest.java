package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Scope;
import dev.tenantboard.access.Tier;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.Snapshot;
import dev.tenantboard.scheduling.DebouncedTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
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
    private static final String ORGANIZATION = "organization";
    private static final Caller MEMBER =
            new Caller(Scope.ORGANIZATION, USER, ORGANIZATION, Role.MEMBER, List.of(), Tier.FREE);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Runnable> publishing = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> catchingUp = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> counting = new ConcurrentLinkedQueue<>();
    private final List<UserSubscriptions> counted = new ArrayList<>();
    private final Channel channel = new Channel(ORGANIZATION, new Log());
    private final ClientOutput client = new ClientOutput();

    private long transactions;
    private String entry = "{}";
    private Map<String, Caller> members = Map.of(USER, MEMBER);
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
        subscription.sendCounts("counts", entry);
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
        Subscription subscription = new Subscription(
                new Identity(USER, ORGANIZATION, false, Instant.MAX), MEMBER, channel, pool(catchingUp), at(0));
        channel.all().add(subscription);
        return subscription;
    }

    private DebouncedTask.Pool pool(Queue<Runnable> tasks) {
        return new DebouncedTask.Pool(tasks::add, clock);
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

    private final class Log extends Channels {

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
            return new UserSubscriptions(userId, organizationId, Duration.ZERO, pool(counting), counted::add);
        }

        @Override
        EventSettings settings() {
            Duration minute = Duration.ofMinutes(1);
            return new EventSettings(minute, minute, minute, 1, 1, 1);
        }

        @Override
        LiveThreads threads() {
            return new LiveThreads() {
                @Override
                DebouncedTask.Pool pool(Work work) {
                    return ChannelTest.this.pool(publishing);
                }
            };
        }

        @Override
        void remove(Subscription subscription) {
            channel.all().remove(subscription);
        }
    }
}
