package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Another server over the suite's database, or over another one of the same PostgreSQL. */
public final class OtherServer implements AutoCloseable {

    /** Half of it for the streams, and half of it without them. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    private final PayaraMicro server;

    private OtherServer(PayaraMicro server) {
        this.server = server;
    }

    public static OtherServer start(String name, Map<String, String> others) {
        Map<String, String> settings = TestServer.settings(TestServer.running().database());
        settings.putAll(others);
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        ServerFiles files = ServerFiles.fromProperties().withGrace(GRACE);
        PayaraMicro server = PayaraMicro.start(files, FreePort.find(), log, settings, List.of());
        try {
            server.awaitReady(Duration.ofMinutes(3));
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return new OtherServer(server);
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

    /** As a power failure would. */
    public void kill() {
        server.process().destroyForcibly().onExit().join();
    }

    public String log() {
        return server.log();
    }

    /** At once, without the grace. */
    @Override
    public void close() {
        kill();
        server.close();
    }
}
