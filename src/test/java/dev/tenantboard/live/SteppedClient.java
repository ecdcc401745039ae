package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.EventParser;
import dev.tenantboard.api.ServerEvent;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client of a {@link SteppedChannel}. It reconnects with the last id that it has received. */
final class SteppedClient {

    private final String userId;
    private final SteppedChannel channel;
    private final MemoryLog log;

    /** The activities that it has received, in order. */
    private final List<String> received = new ArrayList<>();

    private final List<String> reloads = new ArrayList<>();
    private String lastId;
    private ClientOutput output;
    private Subscription subscription;

    SteppedClient(String userId, SteppedChannel channel, MemoryLog log) {
        this.userId = userId;
        this.channel = channel;
        this.log = log;
    }

    String userId() {
        return userId;
    }

    Subscription subscription() {
        return subscription;
    }

    ClientOutput output() {
        return output;
    }

    /** Opens a stream like {@link EventService} and {@link EventStreamFilter}. */
    SteppedClient connect() {
        Optional<Position> seen = Optional.ofNullable(lastId).flatMap(PositionCode::decode);
        Position start = seen.orElseGet(log::end);
        boolean reload = lastId != null && seen.isEmpty();
        output = new ClientOutput();
        try {
            new EventService.StreamStart(SteppedChannel.member(userId), start, reload, Duration.ofSeconds(1))
                    .write(output);
            subscription = channel.admit(userId, start);
            subscription.open(output.request());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Processes the lines that have arrived completely, of so many characters, and forgets the rest and the stream. */
    Subscription fail(int characters) {
        String text = output.sent().substring(0, characters);
        EventParser parser = new EventParser(this::receive);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            parser.line(line);
            if (line.isEmpty()) {
                lastId = parser.lastId();
            }
        });
        Subscription left = subscription;
        output = null;
        subscription = null;
        return left;
    }

    /** Processes all that was sent, and forgets the stream. */
    Subscription fail() {
        return fail(output.sent().length());
    }

    private void receive(ServerEvent event) {
        if (event.name().equals(EventName.ACTIVITY_CREATED.toString())) {
            received.add(event.data());
        } else if (event.name().equals(EventName.RELOAD.toString())) {
            reloads.add(event.toString());
        }
    }

    /** Its next stream begins with an id that it has from elsewhere. */
    void setLastId(String id) {
        lastId = id;
    }

    int reloads() {
        return reloads.size();
    }

    /** Requires that it has received each committed entry once. */
    void requireAll(String description) {
        assertThat(reloads).as("%s: %s", description, userId).isEmpty();
        assertThat(received).as("%s: repeated to %s", description, userId).doesNotHaveDuplicates();
        assertThat(received)
                .as("%s: lost by %s", description, userId)
                .containsExactlyInAnyOrderElementsOf(log.subjects().stream()
                        .map(subject -> "\"" + subject + "\"")
                        .toList());
    }
}
