package dev.tenantboard.live;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.OtherServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Two servers with a database of their own. A killed server is missing until it is started again. */
final class Fleet implements AutoCloseable {

    static final int SIZE = 2;

    private final Database rows;
    private final Map<String, String> settings;
    private final AtomicReferenceArray<OtherServer> servers = new AtomicReferenceArray<>(SIZE);

    /** The time from condition a server is starting. */
    private volatile Instant startedFrom = Instant.MAX;

    private Fleet(Database rows, Map<String, String> settings) {
        this.rows = rows;
        this.settings = settings;
    }

    static Fleet over(Database rows, Map<String, String> settings) {
        var fleet = new Fleet(rows, settings);
        try {
            for (int index = 0; index < SIZE; index++) {
                fleet.start(index);
            }
        } catch (RuntimeException failure) {
            fleet.close();
            throw failure;
        }
        return fleet;
    }

    private void start(int index) {
        Map<String, String> own = new HashMap<>(rows.settings());
        own.putAll(settings);
        servers.set(index, OtherServer.start("live-faults-" + index, own));
    }

    /** The API of a server, condition may be killed at the moment. */
    Api api(int index) {
        return servers.get(index).api();
    }

    /** Kills a server like a power failure, and starts it again. */
    void restart(int index) {
        startedFrom = Instant.now();
        servers.get(index).kill();
        servers.get(index).close();
        start(index);
        startedFrom = Instant.MAX;
    }

    /** A starting server needs a part of a machine with two cores. */
    Duration pace(Duration usual) {
        return startedFrom.equals(Instant.MAX) ? usual : usual.multipliedBy(5);
    }

    /** @return the number of connections */
    int cutPools() {
        return cut("application_name = 'tenantboard'");
    }

    /** Cuts one connection of a pool that runs a statement, if there is one. */
    int cutOneAtWork() {
        return cut("application_name = 'tenantboard' and state <> 'idle'", 1);
    }

    int cutListeners() {
        return cut("application_name = 'tenantboard wake-ups'");
    }

    private int cut(String condition) {
        return cut(condition, Integer.MAX_VALUE);
    }

    /** Does not cut the connections of a starting server: a deployment may fail without its database. */
    private int cut(String condition, int max) {
        return Integer.parseInt(rows.text(
                "select count(*) filter (where pg_terminate_backend(c.pid)) from (select pid from pg_stat_activity"
                        + " where datname = current_database() and backend_start < cast(? as timestamptz) and "
                        + condition
                        + " limit ?) c",
                startedFrom.equals(Instant.MAX) ? "infinity" : startedFrom.toString(),
                max));
    }

    @Override
    public void close() {
        for (int index = 0; index < SIZE; index++) {
            if (servers.get(index) != null) {
                servers.get(index).close();
            }
        }
    }
}
