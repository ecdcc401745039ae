package dev.tenantboard.live;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.EventParser;
import dev.tenantboard.api.ServerEvent;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.Fleet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that is killed again and again, also in the middle of a block, and reconnects to the other server with the last id that
 * it has received. At times it reads nothing for a while.
 */
final class Follower implements Runnable {

    private static final int LONGEST_STREAM = 4_000;
    private static final int LONGEST_STALL = 1_500;
    private static final Duration BACKOFF = Duration.ofMillis(100);

    private final FaultyFleet fleet;
    private final LiveOrganization organization;
    private final Caller caller;
    private final Random random;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** How often it has received each event. */
    private final Map<String, Integer> received = new HashMap<>();

    private final List<String> problems = new ArrayList<>();
    private String lastId;
    private int streams;
    private int kills;
    private int quiet;

    private volatile boolean reliable;
    private volatile boolean stopped;

    Follower(FaultyFleet fleet, LiveOrganization organization, Caller caller, Random random) {
        this.fleet = fleet;
        this.organization = organization;
        this.caller = caller;
        this.random = random;
    }

    @Override
    public void run() {
        int server = random.nextInt(Fleet.SIZE);
        while (!stopped) {
            try {
                follow(server);
            } catch (IOException cutOff) {
                // The server was killed, or has not started yet. The other one is next.
                LockSupport.parkNanos(BACKOFF.toNanos());
            } catch (InterruptedException interruption) {
                return;
            }
            server = (server + 1) % Fleet.SIZE;
        }
    }

    private void follow(int server) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request(server), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 200) {
                read(body);
            } else {
                body.readAllBytes();
                LockSupport.parkNanos(BACKOFF.toNanos());
            }
        }
    }

    private HttpRequest request(int server) {
        Session session = fleet.api(server).as(caller);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(session.server() + session.basePath() + "/events"))
                .timeout(Duration.ofSeconds(60));
        session.headers().forEach(request::setHeader);
        String last = lastId();
        if (last != null) {
            request.setHeader("Last-Event-ID", last);
        }
        return request.build();
    }

    /** Reads one line at a time, so that received lines that it has not read are lost with the client. */
    private void read(InputStream body) throws IOException {
        boolean fails = !reliable;
        long end = System.nanoTime()
                + Duration.ofMillis(random.nextInt(LONGEST_STREAM)).toNanos();
        var parser = new EventParser(this::receive);
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        begin();
        for (String line = lines.readLine(); line != null && !stopped; line = lines.readLine()) {
            line(parser, line);
            if (fails && (reliable || System.nanoTime() > end)) {
                kills++;
                return;
            }
            if (fails && random.nextInt(5_000) == 0) {
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(LONGEST_STALL)).toNanos());
            }
        }
    }

    private synchronized void begin() {
        streams++;
        quiet = 0;
    }

    private synchronized void line(EventParser parser, String line) {
        parser.line(line);
        if (line.isEmpty()) {
            lastId = parser.lastId();
        }
        quiet = parser.quietBlocks();
    }

    private void receive(ServerEvent event) {
        switch (event.name()) {
            case "activity.created", "activity.marked" -> count(event, event.text("/id"));
            case "marks.changed" -> count(event, event.text("/id"));
            case "reload" -> problems.add(caller.userId() + " received a reload: " + event.data());
            case "closing" -> problems.add(caller.userId() + " received closing: " + event.data());
            default -> {
                // "opened" and counts, which are not entries of the log.
            }
        }
    }

    private void count(ServerEvent event, String id) {
        received.merge(event.name() + " " + id, 1, Integer::sum);
    }

    /** The id of its last event; null before the first. */
    synchronized String lastId() {
        return lastId;
    }

    /** Ends its current stream, and keeps the next one. */
    void stopFailing() {
        reliable = true;
    }

    void stop() {
        stopped = true;
    }

    /** The number of blocks without an event in its current stream, which are heartbeats. */
    synchronized int quiet() {
        return quiet;
    }

    synchronized Map<String, Integer> received() {
        return Map.copyOf(received);
    }

    synchronized int receivedInAll() {
        return received.values().stream().mapToInt(Integer::intValue).sum();
    }

    LiveOrganization organization() {
        return organization;
    }

    String userId() {
        return caller.userId();
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    int kills() {
        return kills;
    }

    synchronized int reconnects() {
        return streams - 1;
    }
}
