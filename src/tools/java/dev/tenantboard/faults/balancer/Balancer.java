package dev.tenantboard.faults.balancer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes requests on to the servers that are ready, each to the next one in turn, over connections that are kept open. What
 * it tries again and what it does not is HAProxy's; the package says how it would be told. It answers by itself: 503 if no
 * server is up, 502 if one gave no answer or half of one, 504 after 30 s.
 */
public final class Balancer implements AutoCloseable {

    /** In answers of its own. */
    public static final String OWN = "X-Balancer";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final ServerSocket listener;
    private final List<Place> places;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        return thread;
    });

    private Balancer(ServerSocket listener, List<Place> places) {
        this.listener = listener;
        this.places = places;
    }

    public static Balancer before(List<Place> places) {
        try {
            var balancer = new Balancer(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()), places);
            places.forEach(place -> balancer.threads.execute(place::watch));
            balancer.threads.execute(balancer::accept);
            return balancer;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                HttpMessage answer = pass(HttpMessage.request(in));
                out.write(answer.bytes());
                out.flush();
                if (answer.closesConnection()) {
                    return;
                }
            }
        } catch (IOException over) {
            // The client's end of the connection, or of the run.
        }
    }

    private HttpMessage pass(HttpMessage request) {
        boolean safe = SAFE.contains(request.method());
        HttpMessage refusal = own(503, "no server is up");
        Set<Place> tried = new HashSet<>();
        for (Place place = next(tried); place != null; place = next(tried)) {
            tried.add(place);
            try {
                return place.ask(request);
            } catch (ConnectException refused) {
                refusal = own(503, "refused");
            } catch (SocketTimeoutException slow) {
                return own(504, "no answer in time");
            } catch (IOException cut) {
                refusal = own(502, "no answer");
                if (!safe) {
                    return refusal;
                }
            }
        }
        return refusal;
    }

    /** Whoever is up and was not tried for this request. */
    private Place next(Set<Place> tried) {
        int start = turn.getAndIncrement();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(Math.floorMod(start + i, places.size()));
            if (place.isUp() && !tried.contains(place)) {
                return place;
            }
        }
        return null;
    }

    private static HttpMessage own(int status, String why) {
        return new HttpMessage(
                "HTTP/1.1 " + status + " Balancer\r\n" + OWN + ": " + why + "\r\nContent-Length: 0\r\n\r\n",
                new byte[0]);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Nobody listens any more either way.
        }
        places.forEach(Place::forget);
        threads.shutdownNow();
    }
}
