package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.UnusualServerTest;
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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When streams open, how many there may be, and what becomes of those whose clients do not read. */
class StreamLimitsIT extends UnusualServerTest {

    private static final int MANY = 12_000;

    @Test
    void areHeldAndGivenBack() throws IOException {
        opensBeforeThereIsMoreToTell();
        dropsWhoReadsNothing();
        refusesOneTooMany();
    }

    /** Heartbeats are too rare here to bring it. */
    private void opensBeforeThereIsMoreToTell() {
        LiveOrganization here = LiveOrganization.in(rows, api);
        try (Connection busy = rows.connect();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table activity_feeds in access exclusive mode");
            Instant asked = Instant.now();
            try (EventReader page = here.member().events()) {
                page.next("opened");
                assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
                assertThat(page.events("counts.changed")).isEmpty();
                busy.rollback();
                page.next("counts.changed");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void refusesOneTooMany() {
        LiveOrganization here = LiveOrganization.in(rows, api);
        try (EventReader first = here.member().events();
                EventReader second = here.member().events()) {
            refused(here.member(), "You have");
            try (EventReader third = here.owner().events()) {
                refused(here.owner(), "The organization has");
                assertThat(firstRefused()).isEqualTo("The server has");
                assertThat(List.of(first, second, third))
                        .allSatisfy(page -> assertThat(page.next("opened")).isNotNull());
            }
        }
        awaitPlace(here.owner());
    }

    /** Streams whose clients left keep their places for two heartbeats, if nobody of their organization asks for one. */
    private String firstRefused() {
        return Stream.generate(() -> LiveOrganization.in(rows, api).owner())
                .limit(7)
                .map(owner -> owner.get("/events"))
                .filter(answer -> answer.status() == 429)
                .map(answer -> answer.json().path("detail").asText().substring(0, "The server has".length()))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Session reader, String whose) {
        Answer refused = reader.get("/events");

        refused.isProblem(ProblemType.STREAM_LIMIT_EXCEEDED).hasDetailContaining(whose);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    /** A client that left is noticed soon after another one was refused. */
    private static void awaitPlace(Session reader) {
        Instant end = Instant.now().plusSeconds(60);
        while (reader.get("/events").status() != 200) {
            assertThat(Instant.now()).as("no place becomes free").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void dropsWhoReadsNothing() throws IOException {
        LiveOrganization here = LiveOrganization.in(rows, api);
        try (Socket idle = new Socket();
                EventReader reading = here.member().events()) {
            idle.setReceiveBufferSize(4_096);
            idle.connect(new InetSocketAddress("localhost", api.server().getPort()));
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
            awaitPlace(here.member());
        }
    }

    private static String request(LiveOrganization here) {
        return "GET /api/v1/dashboard/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + here.member().headers().get("Authorization") + "\r\n\r\n";
    }
}
