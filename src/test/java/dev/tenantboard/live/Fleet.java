package dev.tenantboard.live;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.OtherServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Two servers over one database of their own. One that was killed is missing until it is started again. */
final class Fleet implements AutoCloseable {

    static final int SIZE = 2;

    private final Database rows;
    private final Map<String, String> settings;
    private final AtomicReferenceArray<OtherServer> servers = new AtomicReferenceArray<>(SIZE);

    /** Since when a server is being started. */
    private volatile Instant startedFrom = Instant.MAX;

    private Fleet(Database rows, Map<String, String> settings) {
        this.rows = rows;
        this.settings = settings;
    }

    static Fleet over(Database rows, Map<String, String> settings) {
        var fleet = new Fleet(rows, settings);
        try {
            for (int place = 0; place < SIZE; place++) {
                fleet.start(place);
            }
        } catch (RuntimeException failure) {
            fleet.close();
            throw failure;
        }
        return fleet;
    }

    private void start(int place) {
        Map<String, String> own = new HashMap<>(rows.settings());
        own.putAll(settings);
        servers.set(place, OtherServer.start("live-faults-" + place, own));
    }

    /** One of them, which may have been killed a moment ago. */
    Api api(int place) {
        return servers.get(place).api();
    }

    /** Kills a server as a power failure would, and starts it again. */
    void restart(int place) {
        startedFrom = Instant.now();
        servers.get(place).kill();
        servers.get(place).close();
        start(place);
        startedFrom = Instant.MAX;
    }

    /** What starts on a machine of two cores wants some of them. */
    Duration pace(Duration usual) {
        return startedFrom.equals(Instant.MAX) ? usual : usual.multipliedBy(5);
    }

    /** @return how many there were */
    int cutPools() {
        return cut("application_name = 'tenantboard'");
    }

    /** Cuts one connection of a pool that is at work, if there is one. */
    int cutOneAtWork() {
        return cut("application_name = 'tenantboard' and state <> 'idle'", 1);
    }

    int cutListeners() {
        return cut("application_name = 'tenantboard wake-ups'");
    }

    private int cut(String which) {
        return cut(which, Integer.MAX_VALUE);
    }

    /** Those of a server that is starting are left alone: a deployment may fail without its database. */
    private int cut(String which, int most) {
        return Integer.parseInt(rows.text(
                "select count(*) filter (where pg_terminate_backend(c.pid)) from (select pid from pg_stat_activity"
                        + " where datname = current_database() and backend_start < cast(? as timestamptz) and " + which
                        + " limit ?) c",
                startedFrom.equals(Instant.MAX) ? "infinity" : startedFrom.toString(),
                most));
    }

    @Override
    public void close() {
        for (int place = 0; place < SIZE; place++) {
            if (servers.get(place) != null) {
                servers.get(place).close();
            }
        }
    }
}
