package dev.tenantboard.quickaction.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.tenantboard.dashboard.ForecastStub;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * An endpoint on this machine that stores the requests it receives. {@code /status/503} answers 503;
 * {@code /redirect/302} redirects to {@code /secret}; {@code /hang} answers when the receiver is closed; {@code
 * /v1/forecast} answers a forecast, but for latitude 1 when the receiver is closed; all other targets answer 200.
 */
public final class Receiver implements AutoCloseable {

    /** A request, with header names in lower case. */
    public record Received(String method, String target, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<SSLSession> sessions = new CopyOnWriteArrayList<>();

    private Receiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static Receiver start() {
        try {
            return new Receiver(HttpServer.create(loopback(), 100));
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

    private static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange instanceof HttpsExchange encrypted) {
            sessions.add(encrypted.getSSLSession());
        }
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestURI().toString();
        received.add(new Received(exchange.getRequestMethod(), target, headers, body));
        if (target.contains("/redirect")) {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/secret");
        }
        if (target.contains("/hang") || target.contains("latitude=1.00&")) {
            await(closed);
        }
        String document = target.contains("/v1/forecast") ? ForecastStub.DOCUMENT : "{\"secret\":\"of the endpoint\"}";
        byte[] words = document.getBytes(StandardCharsets.UTF_8);
        int status = status(target);
        boolean silent = status == 204 || status == 304;
        exchange.sendResponseHeaders(status, silent ? -1 : words.length);
        if (!silent) {
            exchange.getResponseBody().write(words);
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int status(String target) {
        String last = target.substring(target.lastIndexOf('/') + 1);
        return last.matches("[0-9]{3}") ? Integer.parseInt(last) : 200;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    /** Returns the requests whose target contains a text. */
    public List<Received> received(String text) {
        return received.stream()
                .filter(request -> request.target().contains(text))
                .toList();
    }

    List<SSLSession> tlsSessions() {
        return sessions;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
