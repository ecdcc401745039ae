package dev.tenantboard.live;

import dev.tenantboard.api.Api;
import dev.tenantboard.server.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** The fleet, whose servers are killed and whose connections to the database are cut. */
final class FaultyFleet {

    private final Fleet fleet;

    /** Since when a server is being started. */
    private volatile Instant startedFrom = Instant.MAX;

    FaultyFleet(Fleet fleet) {
        this.fleet = fleet;
        IntStream.range(0, Fleet.SIZE).forEach(fleet::server);
    }

    /** One of the servers, which may have been killed a moment ago. */
    Api api(int place) {
        return fleet.known(place).api();
    }

    /** Kills a server as a power failure would, and starts it again. */
    void restart(int place) {
        startedFrom = Instant.now();
        fleet.restart(place);
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
        return cut("application_name = 'tenantboard notifications'");
    }

    private int cut(String which) {
        return cut(which, Integer.MAX_VALUE);
    }

    /** Those of a server that is starting are left alone: a deployment may fail without its database. */
    private int cut(String which, int most) {
        return Integer.parseInt(fleet.rows()
                .text(
                        "select count(*) filter (where pg_terminate_backend(c.pid)) from (select pid from pg_stat_activity"
                                + " where datname = current_database() and backend_start < cast(? as timestamptz) and "
                                + which
                                + " limit ?) c",
                        startedFrom.equals(Instant.MAX) ? "infinity" : startedFrom.toString(),
                        most));
    }
}
