package dev.tenantboard.server;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.Fixtures;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.quickaction.outbound.Receiver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Two servers with their own PostgreSQL, which contains the fixtures, for every test that needs more than one server. A test may
 * stop or kill a server. The next test that needs it starts it again. The fleet ends with the tests' JVM.
 *
 * <p>Both servers always search for due metrics and old rows. A test whose organization must not be found sets a late due time.
 */
public final class Fleet {

    public static final int SIZE = 2;

    /** Signs what the servers send to {@link #receiver}. */
    public static final String OUTBOUND_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The token for the metrics, which is too short. */
    public static final String GUESSABLE_TOKEN = "fifteen-letters";

    private static Fleet shared;

    private final EmbeddedPostgresServer database = EmbeddedPostgresServer.temporary();
    private final Receiver receiver = Receiver.start();
    private final AtomicReferenceArray<OtherServer> servers = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger starts = new AtomicInteger();

    private Fleet() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        // The embedded server starts without this setting, so a commit would not wait for a standby.
        rows().update("alter role tenantboard_app set synchronous_commit = on");
        start(0);
        Fixtures.insertInto(database);
    }

    /** Returns the fleet with empty logs. */
    static synchronized Fleet take() {
        if (shared == null) {
            shared = new Fleet();
        }
        shared.servers().forEach(OtherServer::forgetLog);
        return shared;
    }

    private void start(int place) {
        servers.set(place, OtherServer.start("fleet-" + place + "-" + starts.getAndIncrement(), settings()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(TestServer.settings(database));
        settings.put("TENANTBOARD_METRICS_SCHEDULE", "PT1S");
        settings.put("TENANTBOARD_METRICS_LEASE", "PT5S");
        settings.put("TENANTBOARD_RETENTION_SCHEDULE", "PT0.2S");
        settings.put("TENANTBOARD_EVENTS_POLL", "PT0.3S");
        settings.put("TENANTBOARD_EVENTS_COUNTS", "PT2S");
        settings.put("TENANTBOARD_MONITORING_TOKEN", GUESSABLE_TOKEN);
        // The list also contains an address that is in none of the operator's networks.
        settings.put(
                "TENANTBOARD_OUTBOUND_ENDPOINTS",
                "http://localhost:" + receiver.port() + "/in/,http://169.254.169.254/");
        settings.put("TENANTBOARD_OUTBOUND_HTTP", "true");
        settings.put("TENANTBOARD_OUTBOUND_NETWORKS", "127.0.0.0/8,::1/128");
        settings.put("TENANTBOARD_OUTBOUND_SECRETS", OUTBOUND_SECRET);
        settings.put("TENANTBOARD_WEATHER_ENDPOINT", "http://localhost:" + receiver.port() + "/v1/forecast");
        return settings;
    }

    /** Returns a running server. */
    public synchronized OtherServer server(int place) {
        if (servers.get(place) == null || !servers.get(place).isAlive()) {
            start(place);
        }
        return servers.get(place);
    }

    /** Returns a server that was started, and may have been killed since. */
    public OtherServer known(int place) {
        return servers.get(place);
    }

    /** Returns all servers that were started. */
    public List<OtherServer> servers() {
        return IntStream.range(0, SIZE)
                .mapToObj(this::known)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Kills a server as a power failure would, and starts it again. */
    public void restart(int place) {
        known(place).close();
        start(place);
    }

    public Database rows() {
        return new Database(database);
    }

    /** The only endpoint that the servers may call. */
    public Receiver receiver() {
        return receiver;
    }

    private void close() {
        receiver.close();
        database.close();
    }
}
