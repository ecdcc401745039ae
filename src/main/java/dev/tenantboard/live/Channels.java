package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.http.Drain;
import dev.tenantboard.live.log.ChangeHint;
import dev.tenantboard.live.log.EventLog;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.tenancy.SystemTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The channels of the organizations that have streams open on this server. */
@ApplicationScoped
public class Channels {

    private static final long TICK_MILLIS = 250;

    /** After a client disconnects, the first write still succeeds, and the next one fails. */
    private static final long PROBE_MILLIS = 250;

    private static final Logger LOG = System.getLogger(Channels.class.getName());

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    @Inject
    private EventSettings settings;

    @Inject
    private LiveThreads threads;

    @Inject
    private OpenStreams streams;

    @Inject
    private SystemTasks system;

    @Inject
    private EventLog log;

    @Inject
    private UnreadCountPublisher counts;

    /**
     * The streams of this server.
     *
     * @param open all of them
     * @param behind streams that are not current with their channel: they are new, or their clients read slowly
     * @param sinceReading the longest time since a channel read the log for its current streams
     */
    public record Load(int open, int behind, Duration sinceReading) {}

    /** A server with invalid settings does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the settings.
    }

    @PostConstruct
    void open() {
        threads.clock().scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Adds a subscription, which its owner has to release.
     *
     * @throws ProblemException 429 if there are too many, 503 if the server stops
     */
    public Subscription admit(Identity identity, Caller opener, Position start) {
        if (stopping) {
            throw new ProblemException(ProblemType.SERVER_STOPPING);
        }
        reserve(opener);
        Subscription[] admitted = new Subscription[1];
        channels.compute(opener.organizationId(), (id, known) -> {
            Channel channel = known == null ? new Channel(id, this) : known;
            admitted[0] =
                    new Subscription(identity, opener, channel, threads.pool(LiveThreads.Work.CATCHING_UP), start);
            channel.all().add(admitted[0]);
            return channel;
        });
        if (stopping) {
            admitted[0].end(StreamEnd.SERVER_STOPS);
        }
        return admitted[0];
    }

    /**
     * Only a write detects that a client has disconnected. So a refusal starts writes, and the next attempt may find
     * room.
     */
    private void reserve(Caller opener) {
        try {
            streams.add(opener.userId(), opener.organizationId());
        } catch (ProblemException full) {
            Channel channel = channels.get(opener.organizationId());
            if (channel != null) {
                channel.probe();
                threads.clock().schedule(channel::probe, PROBE_MILLIS, TimeUnit.MILLISECONDS);
            }
            throw full;
        }
    }

    void remove(Subscription subscription) {
        streams.remove(subscription.userId(), subscription.organizationId());
        channels.computeIfPresent(subscription.organizationId(), (id, channel) -> {
            channel.all().remove(subscription);
            if (!channel.all().isEmpty()) {
                return channel;
            }
            channel.close();
            return null;
        });
    }

    void changed(@Observes ChangeHint hint) {
        if (hint.organizationId() == null) {
            channels.values().forEach(Channel::changed);
        } else {
            Channel channel = channels.get(hint.organizationId());
            if (channel != null) {
                channel.changed();
            }
        }
    }

    private void tick() {
        try {
            Instant now = Instant.now();
            channels.values()
                    .forEach(channel ->
                            channel.all().forEach(subscription -> subscription.tick(now, settings.heartbeat())));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "The heartbeats of the streams failed", failure);
        }
    }

    LogPage read(String organizationId, Position after, int limit, Set<String> users) {
        return system.in(organizationId, () -> log.read(after, limit, users));
    }

    Position end(String organizationId) {
        return system.in(organizationId, log::end);
    }

    UserSubscriptions ofUser(String userId, String organizationId) {
        return new UserSubscriptions(
                userId, organizationId, settings.counts(), threads.pool(LiveThreads.Work.COUNTING), counts::publish);
    }

    EventSettings settings() {
        return settings;
    }

    LiveThreads threads() {
        return threads;
    }

    public Load load() {
        long now = System.nanoTime();
        int behind = channels.values().stream().mapToInt(Channel::behind).sum();
        long sinceReading = channels.values().stream()
                .mapToLong(channel -> channel.sinceReading(now))
                .max()
                .orElse(0);
        return new Load(streams.count(), behind, Duration.ofNanos(sinceReading));
    }

    /** On SIGTERM the server serves for its grace period before it stops the application. Streams must end earlier. */
    void drain(@Observes Drain.Started drain) {
        stop();
    }

    private void stop() {
        stopping = true;
        channels.values()
                .forEach(channel -> channel.all().forEach(subscription -> subscription.end(StreamEnd.SERVER_STOPS)));
    }

    @PreDestroy
    void close() {
        stop();
    }
}
