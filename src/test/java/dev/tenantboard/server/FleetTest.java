package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test with the {@link Fleet}. Only one class uses it at a time. */
@ResourceLock("fleet")
public abstract class FleetTest {

    protected Fleet fleet;
    protected Database rows;

    @BeforeEach
    void takeFleet() {
        fleet = Fleet.take();
        rows = fleet.rows();
    }

    /** The first server. A test that stops it starts it again. */
    protected final Api here() {
        return fleet.server(0).api();
    }

    /** The second one. */
    protected final Api there() {
        return fleet.server(1).api();
    }
}
