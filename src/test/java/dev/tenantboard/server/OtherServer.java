package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server in addition to the suite's. It ends at the latest with the tests' JVM. */
public final class OtherServer implements AutoCloseable {

    /**
     * The resource lock of classes that start servers in addition to the suite's and the fleet: one such class runs at
     * a time.
     */
    public static final String LOCK = "other server";

    /** Streams end after half of this time. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    private final PayaraMicro server;
    private int logStart;

    private OtherServer(PayaraMicro server) {
        this.server = server;
    }

    /** @param settings all settings of the server, see {@link TestServer#settings} */
    public static OtherServer start(String name, Map<String, String> settings) {
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        ServerFiles files = ServerFiles.fromProperties().withGrace(GRACE);
        PayaraMicro server = PayaraMicro.start(files, FreePort.find(), log, settings, List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeIfAlive(server)));
        try {
            server.awaitReady(TestServer.START_LIMIT);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return new OtherServer(server);
    }

    private static void closeIfAlive(PayaraMicro server) {
        if (server.process().isAlive()) {
            server.close();
        }
    }

    public Api api() {
        return Api.at(server.baseUri());
    }

    /** Asks the server to stop, as an operator would, and does not wait for it. */
    public void terminate() {
        server.process().destroy();
    }

    public boolean isAlive() {
        return server.process().isAlive();
    }

    public PayaraMicro server() {
        return server;
    }

    /** Kills the server without a shutdown, like a power failure. */
    public void kill() {
        server.process().destroyForcibly().onExit().join();
    }

    /** What the server logged since {@link #forgetLog}. */
    public String log() {
        return server.log().substring(logStart);
    }

    void forgetLog() {
        logStart = server.log().length();
    }

    /** Ends the server immediately, without a grace period. */
    @Override
    public void close() {
        kill();
        server.close();
    }
}
