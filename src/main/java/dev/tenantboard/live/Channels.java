package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Identity;
import dev.tenantboard.http.DrainStarted;
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

    /** A write to a client that left is answered, and fails the next one. */
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
    private SystemTasks product;

    @Inject
    private EventLog log;

    @Inject
    private UnreadCountPublisher counts;

    /** A server with figures that cannot be read does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // Being called is enough: the settings were read.
    }

    @PostConstruct
    void open() {
        threads.clock().scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Gives a page a place, which it has to release.
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
            admitted[0] = new Subscription(identity, opener, channel, threads.catchingUp(), start);
            channel.all().add(admitted[0]);
            return channel;
        });
        if (stopping) {
            admitted[0].end(StreamEnd.SERVER_STOPS);
        }
        return admitted[0];
    }

    /** A client that left is noticed when it is written to, so whoever is refused finds a place once those are gone. */
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

    void remove(Subscription page) {
        streams.remove(page.userId(), page.organizationId());
        channels.computeIfPresent(page.organizationId(), (id, channel) -> {
            channel.all().remove(page);
            if (!channel.all().isEmpty()) {
                return channel;
            }
            channel.close();
            return null;
        });
    }

    void hear(@Observes ChangeHint news) {
        if (news.organizationId() == null) {
            channels.values().forEach(Channel::news);
        } else {
            Channel channel = channels.get(news.organizationId());
            if (channel != null) {
                channel.news();
            }
        }
    }

    private void tick() {
        try {
            Instant now = Instant.now();
            channels.values().forEach(channel -> channel.all().forEach(page -> page.tick(now, settings.heartbeat())));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "looking after the streams failed", failure);
        }
    }

    LogPage read(String organizationId, Position after, int limit, Set<String> users) {
        return product.in(organizationId, () -> log.read(after, limit, users));
    }

    Position end(String organizationId) {
        return product.in(organizationId, log::end);
    }

    UserSubscriptions audience(String userId, String organizationId) {
        return new UserSubscriptions(userId, organizationId, settings.counts(), threads.counting(), counts::tell);
    }

    EventSettings settings() {
        return settings;
    }

    LiveThreads threads() {
        return threads;
    }

    /** For whoever watches the server. */
    public StreamFigures figures() {
        long now = System.nanoTime();
        int behind = channels.values().stream().mapToInt(Channel::behind).sum();
        long sinceReading = channels.values().stream()
                .mapToLong(channel -> channel.sinceReading(now))
                .max()
                .orElse(0);
        return new StreamFigures(streams.count(), behind, Duration.ofNanos(sinceReading));
    }

    /** On SIGTERM the server goes on for its grace period before it stops the application; streams would go on with it. */
    void hear(@Observes DrainStarted stop) {
        stop();
    }

    private void stop() {
        stopping = true;
        channels.values().forEach(channel -> channel.all().forEach(page -> page.end(StreamEnd.SERVER_STOPS)));
    }

    @PreDestroy
    void close() {
        stop();
    }
}
