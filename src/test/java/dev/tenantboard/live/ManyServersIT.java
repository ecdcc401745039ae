package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams of several servers over one database. */
class ManyServersIT extends ServerTest {

    @Test
    void sendTheSameEventsAndContinueForEachOther() {
        LiveOrganization here = LiveOrganization.in(new Database(database), api);
        List<String> recorded = new ArrayList<>();
        List<String> received = new ArrayList<>();
        String last;
        try (OtherServer other = OtherServer.start("live-other", Map.of())) {
            LiveOrganization there = here.on(other.api());
            try (EventReader page = there.member().events()) {
                recorded.add(here.record("Written here, sent there"));
                assertThat(page.next("activity.created").text("/id")).isEqualTo(recorded.get(0));

                other.terminate();

                assertThat(page.next("closing").text("/reason")).isEqualTo("SERVER_STOPS");
                page.untilOver();
                assertThat(other.isAlive()).as("requests in flight may finish").isTrue();
                there.member().get("/events").isProblem(ProblemType.SERVER_STOPPING);
                received.addAll(ids(page));
                last = page.lastId();
            }
        }
        recorded.add(here.record("Written without a stream"));

        try (EventReader page = here.member().eventsAfter(last)) {
            recorded.add(here.record("Written with a stream"));

            page.next(event -> event.text("/id").equals(recorded.get(2)), "the last one");
            received.addAll(ids(page));
            assertThat(received).containsExactlyElementsOf(recorded);
        }
    }

    private static List<String> ids(EventReader page) {
        return page.events("activity.created").stream()
                .map(event -> event.text("/id"))
                .toList();
    }
}
