package dev.tenantboard.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/** An endpoint on this machine that writes down what it receives. {@code /redirect} leads to {@code /secret}. */
final class Receiver implements AutoCloseable {

    /** One request, with header names in lower case. */
    record Received(String method, String target, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<SSLSession> sessions = new CopyOnWriteArrayList<>();

    private Receiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    static Receiver start() {
        try {
            return new Receiver(HttpServer.create(loopback(), 0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Receiver startTls(SSLContext identity) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity));
            return new Receiver(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange instanceof HttpsExchange encrypted) {
            sessions.add(encrypted.getSSLSession());
        }
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        if (path.startsWith("/redirect")) {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/secret");
        }
        exchange.sendResponseHeaders(status(path), -1);
        exchange.close();
    }

    /** {@code /status/503} answers 503, {@code /redirect/307} 307, everything else 200. */
    private static int status(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.matches("[0-9]{3}") ? Integer.parseInt(last) : 200;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    List<SSLSession> tlsSessions() {
        return sessions;
    }

    boolean wasAskedFor(String path) {
        return received.stream().anyMatch(request -> request.target().startsWith(path));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
