package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an organization's reads take while another one calculates the heaviest metrics it may, as many as it is let. */
@Tag("heavy")
class NeighbourIT extends ServerTest {

    private static final int READERS = 4;
    private static final int READS = 1_000;
    private static final int CALCULATORS = 30;

    /** Sorts every row several times, for hundreds of groups and days. */
    private static final String HEAVIEST = """
            {"v":1,"dataset":"activities","time":{"field":"createdAt","window":{"last":900,"unit":"day"},"grain":"day"},
            "measures":[{"id":"n","agg":"count"},
            {"id":"ids","agg":"countDistinct","field":"id"},
            {"id":"median","agg":"median","field":"metadata.amount","as":"number"},
            {"id":"p","agg":"percentile","p":0.99,"field":"metadata.amount","as":"number"}],"value":"p"}""";

    @Test
    void readsAsBeforeWhileItsNeighbourCalculates() throws Exception {
        MetricSheet heavy = MetricSheet.in(new Database(database), api, "org-heavy-" + UUID.randomUUID());
        MetricSheet quiet = MetricSheet.in(new Database(database), api, "org-quiet-" + UUID.randomUUID());
        fill(heavy, 300_000);
        quiet.deals(500);
        String metric = quiet.metric(Map.of());
        quiet.value(metric);
        read(quiet, metric);

        long before = p99(read(quiet, metric));
        Load load = new Load(heavy);
        long beside = p99(read(quiet, metric));
        load.end();

        System.out.printf(
                "p99 of a neighbour's reads: quiet %.1f ms, beside %d calculations of %d clients (%d refused) %.1f ms:"
                        + " %.2f times%n",
                before / 1e6,
                load.calculated.get(),
                CALCULATORS,
                load.refused.get(),
                beside / 1e6,
                (double) beside / before);
        assertThat(load.calculated).hasPositiveValue();
        assertThat(load.others).hasValue(0);
        assertThat(beside).as("p99, in nanoseconds").isLessThan(3 * before);
    }

    private static void fill(MetricSheet sheet, int activities) {
        sheet.rows()
                .update(
                        "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id,"
                                + " created_at, metadata) select gen_random_uuid(), 'Won', 'USER_ACTION', 'deal', n::text,"
                                + " 'won', ?, now() - random() * interval '900 days', jsonb_build_object('amount', n)"
                                + " from generate_series(1, ?) n",
                        sheet.organization(),
                        activities);
        sheet.rows().update("analyze activity_feeds");
    }

    private static List<Long> read(MetricSheet sheet, String metric) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Long>> taken = new ArrayList<>();
            for (int i = 0; i < READS; i++) {
                String path = i % 2 == 0 ? "/widgets" : "/metrics/" + metric + "/value";
                taken.add(readers.submit(() -> {
                    long start = System.nanoTime();
                    sheet.session().get(path).isStatus(200);
                    return System.nanoTime() - start;
                }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<Long> one : taken) {
                all.add(one.get());
            }
            return all;
        } finally {
            readers.shutdownNow();
        }
    }

    private static long p99(List<Long> taken) {
        return LongStream.of(taken.stream().mapToLong(Long::longValue).toArray())
                .sorted()
                .skip(taken.size() * 99L / 100)
                .findFirst()
                .orElseThrow();
    }

    /** Clients that try the heaviest query out again and again, and wait as long as they are told when they are refused. */
    private static final class Load {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger calculated = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger others = new AtomicInteger();
        private final ExecutorService clients = Executors.newFixedThreadPool(CALCULATORS);
        private final List<Future<?>> running = new ArrayList<>();

        Load(MetricSheet sheet) {
            for (int i = 0; i < CALCULATORS; i++) {
                running.add(clients.submit(() -> {
                    while (!over.get()) {
                        note(sheet.session().post("/metrics/preview", Map.of("query", MetricSheet.document(HEAVIEST))));
                    }
                }));
            }
        }

        /** 422: it was cancelled. */
        private void note(Answer answer) {
            switch (answer.status()) {
                case 200, 422 -> calculated.incrementAndGet();
                case 429, 503 -> {
                    refused.incrementAndGet();
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(answer.header("Retry-After"))));
                }
                default -> others.incrementAndGet();
            }
        }

        void end() throws Exception {
            over.set(true);
            clients.shutdown();
            for (Future<?> client : running) {
                client.get(1, TimeUnit.MINUTES);
            }
        }
    }
}
