package dev.tenantboard.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The service that the sample's quick actions call. It accepts every call and prints a line. Only this machine reaches it. */
final class CallReceiver implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private static final int NO_CONTENT = 204;

    private final HttpServer server;

    private CallReceiver(HttpServer server) {
        this.server = server;
    }

    static CallReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
        server.createContext("/", CallReceiver::accept);
        server.start();
        return new CallReceiver(server);
    }

    private static void accept(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(NO_CONTENT, -1);
            LocalRun.say("A quick action called " + call.getRequestURI().getPath());
        }
    }

    URI address() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
    }

    /** Permits the server to call this address, and no other. The secret signs the calls, and is new in each run. */
    Map<String, String> serverSettings() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return Map.of(
                "TENANTBOARD_OUTBOUND_ENDPOINTS",
                address().toString(),
                "TENANTBOARD_OUTBOUND_HTTP",
                "true",
                "TENANTBOARD_OUTBOUND_NETWORKS",
                HOST + "/32",
                "TENANTBOARD_OUTBOUND_SECRETS",
                "whsec_" + Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
