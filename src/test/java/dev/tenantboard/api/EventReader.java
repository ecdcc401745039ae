package dev.tenantboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.contract.ServedContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

/**
 * A client of the stream of events. It reads in the background until it is closed. Events that a test reads are compared
 * with the contract.
 */
public final class EventReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ServerEvent> events = new ArrayList<>();
    private final EventParser parser = new EventParser(events::add);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final URI server;
    private Flow.Subscription subscription;
    private int passed;
    private boolean over;

    private EventReader(URI server) {
        this.server = server;
    }

    static EventReader open(HttpClient client, URI server, HttpRequest request) {
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer = client.send(request, BodyHandlers.ofPublisher());
            assertThat(answer.statusCode()).as("status of the stream").isEqualTo(200);
            EventReader reader = new EventReader(server);
            answer.body().subscribe(reader.new Bytes());
            return reader;
        } catch (IOException failure) {
            throw new UncheckedIOException(request.uri().toString(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Returns the next event with a name, and skips the events before it. */
    public ServerEvent next(String name) {
        return next(event -> event.name().equals(name), name);
    }

    /** Returns the next event that meets a condition, and skips the events before it. */
    public synchronized ServerEvent next(Predicate<ServerEvent> wanted, String description) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            while (passed < events.size()) {
                ServerEvent event = events.get(passed++);
                ServedContracts.hold(server, event.name(), event.data());
                if (wanted.test(event)) {
                    return event;
                }
            }
            assertThat(over || System.nanoTime() > end)
                    .as("%s is not among %s%s", description, events, over ? ", and the stream is over" : "")
                    .isFalse();
            await(end);
        }
    }

    /** Waits until the stream has ended. */
    public synchronized EventReader untilOver() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!over) {
            assertThat(System.nanoTime()).as("the stream goes on: %s", events).isLessThan(end);
            await(end);
        }
        return this;
    }

    /** Waits for a number of heartbeats. */
    public synchronized void untilQuietBlocks(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (parser.quietBlocks() < count) {
            assertThat(System.nanoTime()).as("no heartbeat").isLessThan(end);
            await(end);
        }
    }

    /** Waits for a newer id, with or without an event. */
    public synchronized void untilIdAfter(String id) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (parser.lastId().equals(id)) {
            assertThat(System.nanoTime()).as("no newer id").isLessThan(end);
            await(end);
        }
    }

    private void await(long end) {
        try {
            wait(Math.max(1, Math.min(1_000, (end - System.nanoTime()) / 1_000_000)));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Returns all events so far. */
    public synchronized List<ServerEvent> events() {
        return List.copyOf(events);
    }

    /** Returns the events with a name so far. */
    public List<ServerEvent> events(String name) {
        return events().stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Returns the id from which a client continues. */
    public synchronized String lastId() {
        return parser.lastId();
    }

    public synchronized int quietBlocks() {
        return parser.quietBlocks();
    }

    /** Disconnects. */
    @Override
    public void close() {
        subscription.cancel();
    }

    private final class Bytes implements Flow.Subscriber<List<ByteBuffer>> {

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            synchronized (EventReader.this) {
                for (ByteBuffer buffer : buffers) {
                    while (buffer.hasRemaining()) {
                        add(buffer.get());
                    }
                }
                EventReader.this.notifyAll();
            }
        }

        private void add(byte next) {
            if (next == '\n') {
                parser.line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(next);
            }
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            synchronized (EventReader.this) {
                over = true;
                EventReader.this.notifyAll();
            }
        }
    }
}
