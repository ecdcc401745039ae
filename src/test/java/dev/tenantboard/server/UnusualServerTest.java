package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test with the {@link UnusualServer}. */
@ResourceLock(OtherServer.LOCK)
public abstract class UnusualServerTest {

    protected UnusualServer unusual;
    protected Api api;
    protected Database rows;

    @BeforeEach
    void useTheUnusualServer() {
        unusual = UnusualServer.shared();
        api = unusual.api();
        rows = unusual.rows();
    }
}
