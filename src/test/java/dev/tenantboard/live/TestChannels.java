package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.scheduling.DebouncedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The channel of one organization, without a server: a test has its log, and runs its tasks. */
abstract class TestChannels extends Channels {

    private static final String ORGANIZATION = "organization";

    private Channel channel;

    static Caller member(String userId) {
        return Caller.member(userId, ORGANIZATION, Role.MEMBER, List.of(), Tier.FREE);
    }

    /** Returns where tasks of this kind wait for the test. */
    abstract DebouncedTask.Pool pool(LiveThreads.Work work);

    /** Made at the first call, because it asks for the pools of a complete object. */
    final Channel channel() {
        if (channel == null) {
            channel = new Channel(ORGANIZATION, this);
        }
        return channel;
    }

    final Subscription admit(String userId, Position start) {
        Subscription subscription = new Subscription(
                new Identity(userId, ORGANIZATION, false, Instant.MAX),
                member(userId),
                channel(),
                pool(LiveThreads.Work.CATCHING_UP),
                start);
        channel().all().add(subscription);
        return subscription;
    }

    @Override
    final EventSettings settings() {
        Duration minute = Duration.ofMinutes(1);
        return new EventSettings(minute, minute, minute, 1, 1, 1);
    }

    @Override
    final LiveThreads threads() {
        return new LiveThreads() {
            @Override
            DebouncedTask.Pool pool(Work work) {
                return TestChannels.this.pool(work);
            }
        };
    }

    @Override
    final void remove(Subscription subscription) {
        channel().all().remove(subscription);
    }
}
