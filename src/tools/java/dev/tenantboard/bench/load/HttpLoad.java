package dev.tenantboard.bench.load;

import io.hyperfoil.api.config.BaseSequenceBuilder;
import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequest;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Users who each wait for an answer before they ask again, on connections that are kept: Hyperfoil, with one thread. Each
 * request is the next caller's.
 */
public final class HttpLoad {

    /** The calls of one kind, by caller, and whose turn it is. */
    public record Kind(List<Call> calls, Deck deck) {

        Call draw() {
            return calls.get(deck.draw());
        }
    }

    static {
        // Hyperfoil says every pause of the machine, and Log4j that it is alone.
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        System.setProperty("org.apache.logging.log4j.simplelog.StatusLogger.level", "OFF");
    }

    /** Hyperfoil looks through whatever its steps refer to, byte by byte: they refer to nothing, and find the load here. */
    private static HttpLoad running;

    private final URI server;
    private final List<Kind> kinds;
    private final int connections;

    /** The call that a user is at, by the user's number. */
    private final Call[] current = new Call[1 << 10];

    /** When the first request was asked and the last one answered; both by the generator's one thread. */
    private long first;

    private long last;

    private final AtomicLong wrong = new AtomicLong();
    private final AtomicReference<String> complaint = new AtomicReference<>("");

    private HttpLoad(URI server, int connections, List<Kind> kinds) {
        this.server = server;
        this.kinds = kinds;
        this.connections = connections;
    }

    /** @param kinds what each user asks in turn, over and over */
    public static synchronized Went run(URI server, int connections, List<Kind> kinds, Duration duration) {
        running = new HttpLoad(server, connections, kinds);
        return running.run(duration);
    }

    private Went run(Duration duration) {
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark(duration),
                        (phase, step, metric, snapshot, countDown) -> {
                            synchronized (all) {
                                all.add(snapshot);
                            }
                        },
                        (phase, least, most) -> {},
                        (authority, tag, least, most) -> {})
                .run();
        long lost = all.connectionErrors + all.requestTimeouts + all.internalErrors;
        if (lost > 0) {
            complaint.compareAndSet(
                    "",
                    all.connectionErrors + " connections broke, " + all.requestTimeouts + " requests timed out, "
                            + all.internalErrors + " failed in the generator");
        }
        return new Went(all.responseCount, (last - first) / 1e9, all.histogram, wrong.get() + lost, complaint.get());
    }

    private Benchmark benchmark(Duration duration) {
        BenchmarkBuilder builder = BenchmarkBuilder.builder().name("bench").threads(1);
        builder.addPlugin(HttpPluginBuilder::new)
                .http()
                .host(server.getHost())
                .port(server.getPort())
                .allowHttp2(false)
                .sharedConnections(connections);
        BaseSequenceBuilder<?> sequence = builder.addPhase("load")
                .always(connections)
                .duration(duration.toMillis())
                .maxDuration(duration.plusSeconds(30).toMillis())
                .scenario()
                .initialSequence("requests");
        for (int turn = 0; turn < kinds.size(); turn++) {
            sequence = add(turn, kinds.get(turn).calls().get(0), sequence);
        }
        return builder.build();
    }

    private static BaseSequenceBuilder<?> add(int turn, Call sample, BaseSequenceBuilder<?> sequence) {
        // A browser's cache is not part of a client, and Hyperfoil's puts a header of its own where the body begins.
        var request = sequence.step(HttpStepCatalog.SC)
                .clearHttpCache()
                .step(session -> running.draw(session, turn))
                .step(HttpStepCatalog.SC)
                .httpRequest(HttpMethod.valueOf(sample.method()))
                .path(session -> at(session).path())
                .headerAppender((session, writer) -> at(session).headers().forEach(writer::putHeader));
        if (sample.body() != null) {
            request.body(
                    (session, connection) -> Unpooled.wrappedBuffer(at(session).body()));
        }
        return request.handler()
                .autoRangeCheck(false)
                .status(new ExactStatus())
                .endHandler()
                .endStep();
    }

    private boolean draw(Session session, int turn) {
        if (first == 0) {
            first = System.nanoTime();
        }
        current[session.uniqueId()] = kinds.get(turn).draw();
        return true;
    }

    private static Call at(Session session) {
        return running.current[session.uniqueId()];
    }

    private static final class ExactStatus implements io.hyperfoil.http.api.StatusHandler {

        @Override
        public void handleStatus(HttpRequest request, int status) {
            running.last = System.nanoTime();
            Call call = at(request.session);
            if (status != call.expected()) {
                running.wrong.incrementAndGet();
                running.complaint.compareAndSet("", call.method() + " " + call.path() + " was answered " + status);
            }
        }
    }
}
