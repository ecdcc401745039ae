package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Database;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * A writer for many organizations, each with twenty subscribers, on one server. It measures the time from an activity's commit,
 * as the database records it, to each subscriber's event, and the server's memory and threads. Each subscriber receives the
 * activities that their requests return, and no others. The test asserts no times.
 */
class LiveBenchmarkIT extends ServerTest {

    private static final int ORGANIZATIONS = Seed.isHeavy() ? 50 : 5;
    private static final int RATE = Seed.isHeavy() ? 200 : 50;
    private static final int WARM_UP = Seed.isHeavy() ? 60 * RATE : 0;
    private static final int WRITTEN = Seed.isHeavy() ? 60 * RATE : 100;
    private static final int CONCURRENCY = 4;

    /** The threads of a server itself. One for each subscriber would be a hundred, or a thousand. */
    private static final int SERVERS_OWN_THREADS = 64 + 16;

    private final Random random = Seed.random();

    @Test
    void sendsEachSubscriberWhatTheirRequestsReturn() throws Exception {
        if (Seed.isHeavy()) {
            try (OtherServer server = OtherServer.start("live-benchmark", asShipped())) {
                run(server.server());
            }
        } else {
            run(TestServer.running().server());
        }
    }

    private Map<String, String> asShipped() {
        Map<String, String> settings = TestServer.settings(database);
        settings.put("TENANTBOARD_EVENTS_HEARTBEAT", "PT15S");
        settings.put("TENANTBOARD_EVENTS_COUNTS", "PT15S");
        return settings;
    }

    private void run(PayaraMicro server) throws Exception {
        Database rows = new Database(database);
        List<Watched> organizations = new ArrayList<>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organizations.add(Watched.in(rows, Api.at(server.baseUri())));
        }
        try (var figures = ServerFigures.of(server.process().toHandle());
                var sockets = new EventSockets(server.baseUri())) {
            List<Watched> first = organizations.subList(0, 1);
            watch(first, sockets);
            write(first, WARM_UP);
            ServerFigures.Reading before = figures.read();
            watch(organizations.subList(1, ORGANIZATIONS), sockets);
            ServerFigures.Reading watched = figures.read();
            write(organizations, WARM_UP);
            Instant start = Instant.now();
            double rate = write(organizations, WRITTEN);
            organizations.forEach(Watched::awaitLast);
            ServerFigures.Reading after = figures.read();

            print(rate, Map.of("before", before, "watched", watched, "after", after));
            print(latencies(rows, organizations, start));
            for (Watched organization : organizations) {
                organization.requireSameAsByRequest();
            }
            assertThat(after.threads() - before.threads())
                    .as("threads for %s watchers", ORGANIZATIONS * Watched.WATCHERS)
                    .isLessThan(SERVERS_OWN_THREADS);
        }
    }

    private static void watch(List<Watched> organizations, EventSockets sockets) {
        List<EventSocket> opening = new ArrayList<>();
        for (Watched organization : organizations) {
            for (String token : organization.tokens()) {
                opening.add(organization.watch(sockets, token));
                await(
                        () -> opening.stream()
                                        .filter(socket -> !socket.isOpened())
                                        .count()
                                < CONCURRENCY,
                        "streams open");
                opening.removeIf(EventSocket::isOpened);
            }
        }
        await(() -> opening.stream().allMatch(EventSocket::isOpened), "all streams open");
    }

    /** Writes at an even rate, if the machine can. @return how many in a second */
    private double write(List<Watched> organizations, int count) throws InterruptedException {
        Semaphore permits = new Semaphore(CONCURRENCY);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / RATE - System.nanoTime());
            permits.acquire();
            organizations
                    .get(random.nextInt(organizations.size()))
                    .record(random.nextInt(10) == 0)
                    .whenComplete((answer, failure) -> permits.release());
        }
        permits.acquire(CONCURRENCY);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static long[] latencies(Database rows, List<Watched> organizations, Instant start) {
        return organizations.stream()
                .flatMapToLong(organization -> organization.latencies(rows, start))
                .sorted()
                .toArray();
    }

    private static void print(double rate, Map<String, ServerFigures.Reading> readings) {
        int watchers = ORGANIZATIONS * Watched.WATCHERS;
        System.out.printf(
                "%d watchers of %d organizations, %d activities, %.0f of %d a second, load average %.1f%n",
                watchers,
                ORGANIZATIONS,
                WRITTEN,
                rate,
                RATE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ServerFigures.Reading before = readings.get("before");
        int added = watchers - Watched.WATCHERS;
        for (String when : List.of("before", "watched", "after")) {
            ServerFigures.Reading now = readings.get(when);
            System.out.printf(
                    "%-8s heap %7d kB (%6.1f each), resident %7d kB (%6.1f each), threads %d%n",
                    when,
                    now.heap(),
                    (double) (now.heap() - before.heap()) / added,
                    now.resident(),
                    (double) (now.resident() - before.resident()) / added,
                    now.threads());
        }
    }

    private static void print(long[] micros) {
        System.out.printf(
                "%d events; ms after the commit: p50 %.1f, p90 %.1f, p99 %.1f, max %.1f%n",
                micros.length, at(micros, 0.5), at(micros, 0.9), at(micros, 0.99), at(micros, 1));
    }

    private static double at(long[] micros, double part) {
        return micros.length == 0 ? Double.NaN : micros[(int) Math.ceil(part * micros.length) - 1] / 1_000.0;
    }

    static void await(BooleanSupplier condition, String description) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(description).isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
