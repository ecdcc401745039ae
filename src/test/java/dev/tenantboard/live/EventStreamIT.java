package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.ServerEvent;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import dev.tenantboard.live.log.Snapshot;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of open streams. */
class EventStreamIT extends ServerTest {

    /** A subscription needs seconds to read them. */
    private static final int MANY = 60_000;

    private Database rows;
    private LiveOrganization here;

    @BeforeEach
    void found() {
        rows = new Database(database);
        here = LiveOrganization.in(rows, api);
    }

    @Test
    void beginsWithAnIdAndTheCounts() {
        here.record("Before");

        try (EventReader page = here.member().events()) {
            ServerEvent opened = page.next("opened");
            ServerEvent counts = page.next("counts.changed");

            assertThat(opened.id()).isNotBlank();
            assertThat(opened.text("/heartbeatSeconds")).isEqualTo("1");
            assertThat(counts.id()).isNotBlank();
            assertThat(counts.json().path("unread").asInt()).isOne();
        }
    }

    @Test
    void sendsANewActivityToTheOrganizationOnly() {
        LiveOrganization other = LiveOrganization.in(rows, api);

        try (EventReader mine = here.owner().events();
                EventReader theirs = here.member().events();
                EventReader elsewhere = other.owner().events()) {
            String id = here.record("Sent");

            for (EventReader page : List.of(mine, theirs)) {
                ServerEvent created = page.next("activity.created");
                assertThat(created.text("/id")).isEqualTo(id);
                assertThat(created.text("/title")).isEqualTo("Sent");
                assertThat(created.json().has("metadata")).isFalse();
            }
            elsewhere.untilQuietBlocks(2);
            assertThat(elsewhere.events("activity.created")).isEmpty();
        }
    }

    @Test
    void continuesWhereAnotherStreamEnded() {
        String last;
        try (EventReader page = here.member().events()) {
            String first = here.record("First");
            ServerEvent created = page.next("activity.created");
            assertThat(created.text("/id")).isEqualTo(first);
            last = created.id();
        }
        List<String> missed = List.of(here.record("Second"), here.record("Third"));

        try (EventReader page = here.member().eventsAfter(last)) {
            String fourth = here.record("Fourth");

            assertThat(page.next("opened").id()).isEqualTo(last);
            page.next(
                    event -> event.name().equals("activity.created")
                            && event.text("/id").equals(fourth),
                    "the last");
            assertThat(page.events("activity.created"))
                    .extracting(event -> event.text("/id"))
                    .containsExactly(missed.get(0), missed.get(1), fourth);
        }
    }

    /** Its id is from within a partial read with few entries left; many more follow. */
    @Test
    void doesNotDelayOthersForASubscriptionThatIsFarBehind() {
        String far = idWithinARead();
        here.logWithoutReaders(MANY);

        try (EventReader page = here.owner().events()) {
            page.next("counts.changed");
            try (EventReader behind = here.member().eventsAfter(far)) {
                behind.next("opened");
                for (int i = 0; i < 3; i++) {
                    String id = here.record("Meanwhile");
                    assertThat(page.next("activity.created").text("/id")).isEqualTo(id);
                }
                assertThat(behind.events("activity.created")).isEmpty();

                assertThat(IntStream.range(0, 3)
                                .mapToObj(i -> behind.next("activity.created").id()))
                        .doesNotHaveDuplicates();
            }
        }
    }

    private String idWithinARead() {
        try (EventReader page = here.member().events()) {
            Position begin = PositionCode.decode(page.next("opened").id()).orElseThrow();
            here.record("Read");
            page.next("activity.created");
            here.record("Read, too");
            Position end =
                    PositionCode.decode(page.next("activity.created").id()).orElseThrow();
            assertThat(end.isPartial()).isFalse();
            return PositionCode.encode(new Position(
                    end.history(), begin.seen(), end.seen(), end.seen().xmax(), 0));
        }
    }

    @Test
    void sendsReloadForAnUnknownId() {
        for (String unknown : List.of("x", "42", "bmV4dA", "", "é", "x".repeat(10_000))) {
            try (EventReader page = here.member().eventsAfter(unknown)) {
                assertThat(page.next("reload").text("/reason")).isEqualTo("UNKNOWN_POSITION");
                String id = here.record("After");
                assertThat(page.next("activity.created").text("/id")).isEqualTo(id);
            }
        }
    }

    @Test
    void sendsReloadForAnIdOfAnotherDatabase() {
        Snapshot seen = new Snapshot(3, 3, List.of());

        try (EventReader page = here.member().eventsAfter(PositionCode.encode(Position.at("another", seen)))) {
            assertThat(page.next("reload").text("/reason")).isEqualTo("LOG_CUT_OFF");
            String id = here.record("After");
            assertThat(page.next("activity.created").text("/id")).isEqualTo(id);
        }
    }

    @Test
    void sendsNothingOfAnotherOrganizationAfterItsId() {
        LiveOrganization other = LiveOrganization.in(rows, api);
        String theirs;
        try (EventReader page = other.owner().events()) {
            theirs = page.next("opened").id();
        }
        other.record("Theirs");
        String mine = here.record("Mine");

        try (EventReader page = here.member().eventsAfter(theirs)) {
            assertThat(page.next("activity.created").text("/id")).isEqualTo(mine);
            String last = here.record("Last");
            assertThat(page.next("activity.created").text("/id")).isEqualTo(last);
        }
    }

    /** A stream that is admitted and does not become asynchronous would count as open for ever. */
    @Test
    void isTheSameStreamForAllSpellingsOfItsPath() {
        for (String path : List.of("/events/", ";x=1/events", "/events/;x", "/events;x=1")) {
            try (EventReader page = here.member().events(path)) {
                page.next("counts.changed");
                String id = here.record("Sent");
                assertThat(page.next("activity.created").text("/id")).isEqualTo(id);
            }
        }
    }

    @Test
    void isAStreamOfEventsOnly() {
        here.member().with("Accept", "application/json").get("/events").isProblem(406);
        here.member().with("Accept", "*/*").get("/events").isStatus(200);
    }

    @Test
    void mayBeReadByListedPagesAndIsNotCached() {
        Answer answer = here.member()
                .with("Origin", TestServer.LISTED_ORIGIN)
                .get("/events")
                .isStatus(200);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestServer.LISTED_ORIGIN);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.header("traceparent")).isNotBlank();
    }

    @Test
    void mayBeRequestedWithALastIdByListedPages() {
        Answer answer = api.anonymous()
                .with("Origin", TestServer.LISTED_ORIGIN)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "authorization,last-event-id")
                .options("/events");

        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("last-event-id");
    }

    @Test
    void opensNothingForHead() {
        Answer answer = here.member().head("/events").isStatus(200);

        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void sendsHeartbeatsWithNewerIds() {
        try (EventReader page = here.member().events()) {
            String first = page.next("opened").id();
            here.owner().ifMatch(here.owner().get("/preferences").etag()).patch("/preferences", "{\"theme\":\"DARK\"}");

            page.untilIdAfter(first);
            assertThat(page.events()).extracting(ServerEvent::name).containsOnly("opened", "counts.changed");
        }
    }
}
