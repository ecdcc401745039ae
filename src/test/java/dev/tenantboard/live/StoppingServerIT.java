package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.FleetTest;
import dev.tenantboard.server.OtherServer;
import dev.tenantboard.server.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server does between SIGTERM and its end, and how its streams go on at another server. */
class StoppingServerIT extends FleetTest {

    private static final Duration NOTICE_LIMIT = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private OtherServer stopping;
    private final List<String> recorded = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void servesOnUntilItsClientsAreAtAnotherServer() {
        LiveOrganization organization = LiveOrganization.in(rows, here());
        stopping = fleet.server(1);
        String last;
        try (EventReader page = organization.on(stopping.api()).member().events()) {
            recorded.add(organization.record("Written here, told there"));
            assertThat(page.next("activity.created").text("/id")).isEqualTo(recorded.get(0));
            assertThat(widgets(organization).header("Connection")).isNull();
            assertThat(readiness()).isEqualTo(200);

            stopping.terminate();

            isNotReadyAndServesOnWithTheLastAnswerOfEachConnection(organization);
            writesItsLogToTheEnd(organization);
            assertThat(page.next("closing").text("/reason")).isEqualTo("SERVER_STOPS");
            page.untilOver();
            assertThat(stopping.isAlive()).as("requests in flight may finish").isTrue();
            organization.on(stopping.api()).member().get("/events").isProblem(ProblemType.SERVER_STOPPING);
            told.addAll(ids(page));
            last = page.lastId();
        } finally {
            stopping.close();
        }
        assertThat(stopping.log()).as("beans that failed at their end").doesNotContain("WELD-000019");
        streamGoesOnAtTheOtherServer(organization, last);
    }

    private void isNotReadyAndServesOnWithTheLastAnswerOfEachConnection(LiveOrganization organization) {
        // The signal is on its way.
        Pause.until(() -> readiness() == 503, NOTICE_LIMIT, "the server is not ready");

        assertThat(widgets(organization).header("Connection")).isEqualTo("close");
        assertThat(stopping.isAlive()).isTrue();
    }

    private void writesItsLogToTheEnd(LiveOrganization organization) {
        Pause.until(() -> stopping.log().contains("drain started"), LONGEST, "the log says so");

        String trace = widgets(organization).header("traceparent").split("-")[1];

        Pause.until(() -> stopping.log().contains(trace), LONGEST, "the log has the request");
    }

    private void streamGoesOnAtTheOtherServer(LiveOrganization organization, String last) {
        recorded.add(organization.record("Written while nobody was told"));
        try (EventReader page = organization.member().eventsAfter(last)) {
            recorded.add(organization.record("Written while somebody is told"));

            page.next(event -> event.text("/id").equals(recorded.get(2)), "the last one");

            told.addAll(ids(page));
            assertThat(told).containsExactlyElementsOf(recorded);
        }
    }

    private Answer widgets(LiveOrganization organization) {
        return organization.on(stopping.api()).owner().get("/widgets").isStatus(200);
    }

    private int readiness() {
        return stopping.api().anonymous().absolute().get("/health/ready").status();
    }

    private static List<String> ids(EventReader page) {
        return page.events("activity.created").stream()
                .map(event -> event.text("/id"))
                .toList();
    }
}
