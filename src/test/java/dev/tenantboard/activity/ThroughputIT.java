package dev.tenantboard.activity;

import static dev.tenantboard.activity.Batches.ARRAY;
import static dev.tenantboard.activity.Batches.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.activity.ActivityWriter.Row;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.ServerTest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the throughput of batches of a thousand over HTTP, compared with plain JDBC batches of the same rows: the
 * same role, tenant, tables, policies and triggers, one transaction for each batch. The writers alternate in a random
 * order in each round, so that other load affects all alike. The product's pool does not rewrite batched inserts, so
 * the comparison does not either; a rewritten variant is measured too. The test asserts no times.
 */
class ThroughputIT extends ServerTest {

    private static final int ITEMS = 1_000;
    private static final int WARM_UP = Seed.isHeavy() ? 2 : 0;
    private static final int ROUNDS = Seed.isHeavy() ? 7 : 1;
    private static final int BATCHES = Seed.isHeavy() ? 5 : 2;

    private final Random random = Seed.random();
    private final Map<String, Way> ways = new LinkedHashMap<>();

    /** Concurrent writers of one kind, and the duration of each round. */
    private record Way(String organization, List<ActivityWriter> writers, List<Long> nanos) {

        double median() {
            List<Long> sorted = nanos.stream().sorted().toList();
            return rate(sorted.get(sorted.size() / 2));
        }

        double rate(long taken) {
            return (double) ITEMS * BATCHES * writers.size() * 1e9 / taken;
        }
    }

    private interface Kind {
        ActivityWriter writer(Caller caller) throws Exception;
    }

    @Test
    void storesAllActivitiesOfEachWriter() throws Exception {
        for (int connections : List.of(1, 2)) {
            add("HTTP, array", connections, caller -> ActivityWriter.http(longLived(caller), ARRAY));
            add("HTTP, lines", connections, caller -> ActivityWriter.http(longLived(caller), LINES));
            add("JDBC", connections, caller -> ActivityWriter.jdbc(database, caller, false));
            add("JDBC, rewritten", connections, caller -> ActivityWriter.jdbc(database, caller, true));
        }
        List<Way> order = new ArrayList<>(ways.values());

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                Collections.shuffle(order, random);
                for (Way way : order) {
                    long nanos = run(way, threads);
                    if (round >= WARM_UP) {
                        way.nanos().add(nanos);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }

        print();
        for (Way way : order) {
            int sent = (WARM_UP + ROUNDS) * BATCHES * ITEMS * way.writers().size();
            assertThat(count("activity_feeds", way)).isEqualTo(sent);
            assertThat(count("dashboard_events", way)).isEqualTo(sent);
            remove(way);
        }
    }

    private void add(String name, int connections, Kind kind) throws Exception {
        var rows = new Database(database);
        String organization = rows.organization("fast-" + UUID.randomUUID(), "ENTERPRISE");
        Caller caller = rows.member("member-of-" + organization, organization, "MEMBER");
        List<ActivityWriter> writers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            writers.add(kind.writer(caller));
        }
        ways.put(name + ", " + connections, new Way(organization, writers, new ArrayList<>()));
    }

    private Session longLived(Caller caller) {
        return api.withToken(Tokens.issuedBy(TokenKeys.forTests(), caller, Duration.ofHours(2))
                .sign());
    }

    private long run(Way way, ExecutorService threads) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (ActivityWriter writer : way.writers()) {
            List<List<Row>> batches =
                    IntStream.range(0, BATCHES).mapToObj(i -> batch()).toList();
            work.add(() -> {
                for (List<Row> batch : batches) {
                    writer.write(batch);
                }
                return null;
            });
        }
        long start = System.nanoTime();
        for (Future<Void> one : threads.invokeAll(work)) {
            one.get();
        }
        return System.nanoTime() - start;
    }

    private List<Row> batch() {
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> {
                    int number = random.nextInt(1_000_000);
                    return new Row(
                            "Invoice 2026-" + number + " was paid",
                            "The customer paid the invoice in full, by bank transfer, on time. ".repeat(2),
                            "2026-" + number,
                            "{\"amount\":" + number / 100 + ".50,\"currency\":\"EUR\",\"customer\":{\"id\":" + number
                                    + ",\"country\":\"DE\"}}");
                })
                .toList();
    }

    private int count(String table, Way way) {
        return Integer.parseInt(new Database(database)
                .text("select count(*) from " + table + " where organization_id = ?", way.organization()));
    }

    private void remove(Way way) throws Exception {
        for (ActivityWriter writer : way.writers()) {
            writer.close();
        }
        var rows = new Database(database);
        rows.update("delete from activity_feeds where organization_id = ?", way.organization());
        rows.update("delete from dashboard_events where organization_id = ?", way.organization());
    }

    private void print() {
        System.out.printf(
                "Activities a second, %d rounds of %d batches of %d a connection; load average %.1f%n"
                        + "| way, connections | median | slowest | fastest | of JDBC | of JDBC, rewritten |%n",
                ROUNDS,
                BATCHES,
                ITEMS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ways.forEach((name, way) -> System.out.printf(
                "| %s | %,.0f | %,.0f | %,.0f | %.2f | %.2f |%n",
                name,
                way.median(),
                way.rate(Collections.max(way.nanos())),
                way.rate(Collections.min(way.nanos())),
                way.median() / ways.get("JDBC, " + way.writers().size()).median(),
                way.median()
                        / ways.get("JDBC, rewritten, " + way.writers().size()).median()));
    }
}
