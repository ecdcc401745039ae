package dev.tenantboard.live;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.EventParser;
import dev.tenantboard.api.ServerEvent;
import dev.tenantboard.api.Session;
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
 * A client that is killed again and again, in the middle of a block too, and comes back to the other server with the last
 * id that it has seen. At times it reads nothing for a while.
 */
final class Follower implements Runnable {

    private static final int LONGEST_STAY = 4_000;
    private static final int LONGEST_STALL = 1_500;
    private static final Duration BACKOFF = Duration.ofMillis(100);

    private final Fleet fleet;
    private final LiveOrganization organization;
    private final Caller caller;
    private final Random random;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** How often it was told of each. */
    private final Map<String, Integer> told = new HashMap<>();

    private final List<String> complaints = new ArrayList<>();
    private String lastId;
    private int streams;
    private int kills;
    private int quiet;

    private volatile boolean calm;
    private volatile boolean stopped;

    Follower(Fleet fleet, LiveOrganization organization, Caller caller, Random random) {
        this.fleet = fleet;
        this.organization = organization;
        this.caller = caller;
        this.random = random;
    }

    @Override
    public void run() {
        int place = random.nextInt(Fleet.SIZE);
        while (!stopped) {
            try {
                follow(place);
            } catch (IOException cutOff) {
                // By a killed server; whoever comes to one that is not there yet tries the other one.
                LockSupport.parkNanos(BACKOFF.toNanos());
            } catch (InterruptedException interruption) {
                return;
            }
            place = (place + 1) % Fleet.SIZE;
        }
    }

    private void follow(int place) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request(place), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 200) {
                read(body);
            } else {
                body.readAllBytes();
                LockSupport.parkNanos(BACKOFF.toNanos());
            }
        }
    }

    private HttpRequest request(int place) {
        Session session = fleet.api(place).as(caller);
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

    /** A line at a time, so that what has arrived and was not read yet is lost with the client. */
    private void read(InputStream body) throws IOException {
        boolean mortal = !calm;
        long end = System.nanoTime()
                + Duration.ofMillis(random.nextInt(LONGEST_STAY)).toNanos();
        var parser = new EventParser(this::take);
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        begin();
        for (String line = lines.readLine(); line != null && !stopped; line = lines.readLine()) {
            line(parser, line);
            if (mortal && (calm || System.nanoTime() > end)) {
                kills++;
                return;
            }
            if (mortal && random.nextInt(5_000) == 0) {
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

    private void take(ServerEvent event) {
        switch (event.name()) {
            case "activity.created", "activity.marked" -> count(event, event.text("/id"));
            case "marks.changed" -> count(event, event.text("/id"));
            case "reload" -> complaints.add(caller.userId() + " was told to reload: " + event.data());
            case "closing" -> complaints.add(caller.userId() + " was sent away: " + event.data());
            default -> {
                // "opened" and counts, which say how it is and not what happened.
            }
        }
    }

    private void count(ServerEvent event, String id) {
        told.merge(event.name() + " " + id, 1, Integer::sum);
    }

    /** Where it stands; null if it was never told anything. */
    synchronized String lastId() {
        return lastId;
    }

    /** Dies for the last time, and then stays. */
    void calmDown() {
        calm = true;
    }

    void stop() {
        stopped = true;
    }

    /** How many blocks without an event it has seen since it came to its server: heartbeats, and a first one. */
    synchronized int quiet() {
        return quiet;
    }

    synchronized Map<String, Integer> told() {
        return Map.copyOf(told);
    }

    synchronized int toldInAll() {
        return told.values().stream().mapToInt(Integer::intValue).sum();
    }

    LiveOrganization organization() {
        return organization;
    }

    String userId() {
        return caller.userId();
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    int kills() {
        return kills;
    }

    synchronized int reconnects() {
        return streams - 1;
    }
}
