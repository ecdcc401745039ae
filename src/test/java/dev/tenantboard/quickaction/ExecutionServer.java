package dev.tenantboard.quickaction;

import dev.tenantboard.api.Api;
import dev.tenantboard.quickaction.outbound.Receiver;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import dev.tenantboard.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A second server on the suite's database, which may call a test's receiver. */
final class ExecutionServer implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final PayaraMicro server;

    private ExecutionServer(PayaraMicro server) {
        this.server = server;
    }

    /** The list also contains an address that is in no permitted network. */
    static ExecutionServer start(String name, Receiver receiver) {
        Map<String, String> settings = TestServer.settings(TestServer.running().database());
        settings.put(
                "TENANTBOARD_OUTBOUND_ENDPOINTS",
                "http://localhost:" + receiver.port() + "/in/,http://169.254.169.254/");
        settings.put("TENANTBOARD_OUTBOUND_HTTP", "true");
        settings.put("TENANTBOARD_OUTBOUND_NETWORKS", "127.0.0.0/8,::1/128");
        settings.put("TENANTBOARD_OUTBOUND_SECRETS", SECRET);
        Path log = Path.of(System.getProperty("tenantboard.target", "target"), name + ".log")
                .toAbsolutePath();
        PayaraMicro server = PayaraMicro.start(ServerFiles.fromProperties(), FreePort.find(), log, settings, List.of());
        try {
            server.awaitReady(Duration.ofMinutes(3));
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return new ExecutionServer(server);
    }

    Api api() {
        return Api.at(server.baseUri());
    }

    /** Stops the process like a power failure. */
    void kill() {
        server.process().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        server.close();
    }
}
