package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When streams open, how many may be open, and how streams end whose clients do not read. */
class StreamLimitsIT extends ServerTest {

    private static final Map<String, String> SMALL = Map.of(
            "TENANTBOARD_EVENTS_HEARTBEAT", "PT15S",
            "TENANTBOARD_EVENTS_STREAMS_PER_USER", "2",
            "TENANTBOARD_EVENTS_STREAMS_PER_ORGANIZATION", "3",
            "TENANTBOARD_EVENTS_STREAMS", "7");

    private static final int MANY = 12_000;

    @Test
    void areLimitedAndReleased() throws IOException {
        Database rows = new Database(database);
        try (OtherServer server = OtherServer.start("stream-limits", SMALL)) {
            opensBeforeTheFirstEvent(rows, server);
            dropsAClientThatReadsNothing(rows, server);
            refusesStreamsAboveTheLimits(rows, server);
        }
    }

    /** The interval of heartbeats is too long here to send it. */
    private void opensBeforeTheFirstEvent(Database rows, OtherServer server) {
        LiveOrganization here = LiveOrganization.in(rows, server.api());
        try (Connection busy = rows.connect();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table activity_feeds in access exclusive mode");
            Instant requested = Instant.now();
            try (EventReader page = here.member().events()) {
                page.next("opened");
                assertThat(Duration.between(requested, Instant.now())).isLessThan(Duration.ofSeconds(10));
                assertThat(page.events("counts.changed")).isEmpty();
                busy.rollback();
                page.next("counts.changed");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void refusesStreamsAboveTheLimits(Database rows, OtherServer server) {
        LiveOrganization here = LiveOrganization.in(rows, server.api());
        try (EventReader first = here.member().events();
                EventReader second = here.member().events()) {
            refused(here.member(), "You have");
            try (EventReader third = here.owner().events()) {
                refused(here.owner(), "The organization has");
                assertThat(firstRefused(rows, server)).isEqualTo("The server has");
                assertThat(List.of(first, second, third))
                        .allSatisfy(page -> assertThat(page.next("opened")).isNotNull());
            }
        }
        awaitStream(here.owner());
    }

    /** Streams whose clients left count for two heartbeats, unless their organization requests another stream. */
    private static String firstRefused(Database rows, OtherServer server) {
        return Stream.generate(() -> LiveOrganization.in(rows, server.api()).owner())
                .limit(7)
                .map(owner -> owner.get("/events"))
                .filter(answer -> answer.status() == 429)
                .map(answer -> answer.json().path("detail").asText().substring(0, "The server has".length()))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Session reader, String detail) {
        Answer refused = reader.get("/events");

        refused.isProblem(ProblemType.STREAM_LIMIT_EXCEEDED).hasDetailContaining(detail);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    /** The server detects a client that left soon after it refused another one. */
    private static void awaitStream(Session reader) {
        Instant end = Instant.now().plusSeconds(60);
        while (reader.get("/events").status() != 200) {
            assertThat(Instant.now()).as("a stream is permitted again").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void dropsAClientThatReadsNothing(Database rows, OtherServer server) throws IOException {
        LiveOrganization here = LiveOrganization.in(rows, server.api());
        try (Socket idle = new Socket();
                EventReader reading = here.member().events()) {
            idle.setReceiveBufferSize(4_096);
            idle.connect(new InetSocketAddress("localhost", server.server().port()));
            idle.getOutputStream().write(request(here).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(idle.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            reading.next("counts.changed");
            refused(here.member(), "You have");

            here.recordInTheDatabase(MANY, "x".repeat(250));

            reading.next(
                    event -> event.name().equals("activity.created")
                            && event.text("/entityId").equals("" + MANY),
                    "the last");
            List<String> ids = reading.events("activity.created").stream()
                    .map(event -> event.text("/id"))
                    .toList();
            assertThat(ids).hasSize(MANY);
            assertThat(new HashSet<>(ids)).hasSize(MANY);
            awaitStream(here.member());
        }
    }

    private static String request(LiveOrganization here) {
        return "GET /api/v1/dashboard/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + here.member().headers().get("Authorization") + "\r\n\r\n";
    }
}
