package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a flood costs a server with the limits as shipped, and what the neighbour of an impatient organization notices. */
@Tag("heavy")
@ResourceLock(OtherServer.LOCK)
class FloodIT {

    private static final int REQUESTS = 1_000;
    private static final int READERS = 4;
    private static final int CLIENTS = 30;

    /** Sorts every row several times, for hundreds of groups and days. */
    private static final String HEAVY_PREVIEW = """
            {"query":{"v":1,"dataset":"activities","time":{"field":"createdAt","window":{"last":900,"unit":"day"},"grain":"day"},
            "measures":[{"id":"n","agg":"count"},
            {"id":"ids","agg":"countDistinct","field":"id"},
            {"id":"median","agg":"median","field":"metadata.amount","as":"number"},
            {"id":"p","agg":"percentile","p":0.99,"field":"metadata.amount","as":"number"}],"value":"p"}}""";

    private static EmbeddedPostgresServer postgres;
    private static Database rows;
    private static OtherServer server;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @BeforeAll
    static void startAsShipped() {
        postgres = EmbeddedPostgresServer.temporary();
        rows = new Database(postgres);
        Map<String, String> settings = TestServer.settings(postgres);
        settings.keySet().removeIf(name -> name.matches("TENANTBOARD_(RATE_LIMIT|QUOTA|METRICS)_.*"));
        // Otherwise a part of the flood would be served.
        settings.put("TENANTBOARD_RATE_LIMIT_FREE", "1");
        server = OtherServer.start("flood", settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    private static Session owner(String organization, String tier) {
        rows.organization(organization, tier);
        Caller owner = rows.member("owner-of-" + organization, organization, "OWNER");
        return server.api().as(owner);
    }

    private HttpRequest request(Session session, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(session.server() + session.basePath() + path));
        session.headers().forEach(request::setHeader);
        return body == null
                ? request.build()
                : request.setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Returns how often each of the requests got the status. */
    private long send(HttpRequest request, int expected) throws Exception {
        Callable<Integer> one = () -> status(request);
        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(READERS);
        try {
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(few.submit(one));
            }
            long got = 0;
            for (Future<Integer> answer : answers) {
                got += answer.get() == expected ? 1 : 0;
            }
            return got;
        } finally {
            few.shutdownNow();
        }
    }

    private static Duration processorTime() {
        return server.server().process().info().totalCpuDuration().orElseThrow();
    }

    private Duration costOf(HttpRequest request, int expected) throws Exception {
        for (int warm = 0; warm < 3; warm++) {
            send(request, expected);
        }
        Duration before = processorTime();
        assertThat(send(request, expected)).isGreaterThan(REQUESTS * 9L / 10);
        return processorTime().minus(before);
    }

    @Test
    void refusesForMuchLessThanItServes() throws Exception {
        Session served = owner("org-served", "ENTERPRISE");
        Session refused = owner("org-refused", "FREE");

        Duration serving = costOf(request(served, "", null), 200);
        Duration refusing = costOf(request(refused, "", null), 429);

        System.out.printf(
                "processor time of the server for 1,000 dashboards: served %d ms, refused %d ms: %.1f times%n",
                serving.toMillis(), refusing.toMillis(), (double) serving.toMillis() / refusing.toMillis());
        assertThat(refusing.multipliedBy(5)).isLessThan(serving);
    }

    /** The clients never wait, also if they are refused, and none of them or of the neighbour gets a fault. */
    @Test
    void servesTheNeighbourOfAnImpatientOrganization() throws Exception {
        Session impatient = owner("org-impatient", "GROWTH");
        Session quiet = owner("org-quiet", "CUSTOM");
        rows.update("insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id,"
                + " created_at, metadata) select gen_random_uuid(), 'Won', 'USER_ACTION', 'deal', n::text,"
                + " 'won', 'org-impatient', now() - random() * interval '900 days', jsonb_build_object('amount', n)"
                + " from generate_series(1, 300000) n");
        rows.update("analyze activity_feeds");
        HttpRequest read = request(quiet, "/widgets", null);
        send(read, 200);
        send(read, 200);

        long before = p99(read);
        var over = new AtomicBoolean();
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        HttpRequest preview = request(impatient, "/metrics/preview", HEAVY_PREVIEW);
        List<Future<?>> flood = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            flood.add(clients.submit(() -> {
                while (!over.get()) {
                    statuses.computeIfAbsent(status(preview), status -> new AtomicInteger())
                            .incrementAndGet();
                }
                return null;
            }));
        }
        long beside = p99(read);
        over.set(true);
        for (Future<?> one : flood) {
            one.get();
        }

        System.out.printf(
                "p99 of a neighbour's reads: quiet %.1f ms, beside 30 impatient clients (%s) %.1f ms: %.2f times%n",
                before / 1e6, statuses, beside / 1e6, (double) beside / before);
        // 422: it was cancelled.
        assertThat(statuses.keySet()).contains(429).isSubsetOf(200, 422, 429);
    }

    private long p99(HttpRequest read) throws Exception {
        List<Future<Long>> taken = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(READERS);
        try {
            for (int i = 0; i < REQUESTS; i++) {
                taken.add(few.submit(() -> {
                    long start = System.nanoTime();
                    assertThat(status(read)).isEqualTo(200);
                    return System.nanoTime() - start;
                }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<Long> one : taken) {
                all.add(one.get());
            }
            Collections.sort(all);
            return all.get(REQUESTS * 99 / 100);
        } finally {
            few.shutdownNow();
        }
    }
}
