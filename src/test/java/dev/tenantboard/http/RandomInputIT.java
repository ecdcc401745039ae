package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_ADMIN;
import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.BOTH_IN_GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.openapi.ApiDocument;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random requests for every operation of the contract. Each answer matches the contract and is no server error, and a
 * refused request changes nothing.
 */
class RandomInputIT extends ServerTest {

    /** The owner is more frequent, because owners may change more. */
    private static final List<Caller> CALLERS = List.of(
            ACME_OWNER,
            ACME_OWNER,
            ACME_OWNER,
            ACME_OWNER,
            ACME_ADMIN,
            ACME_MEMBER,
            ACME_VIEWER,
            GLOBEX_OWNER,
            BOTH_IN_GLOBEX,
            PLATFORM_ADMINISTRATOR,
            STRANGER);

    /** The failures of one run, for the report. */
    private static final int ENOUGH = 20;

    @Test
    void neverAnswersWithAServerError() {
        send(600);
    }

    @Tag("heavy")
    @Test
    void neverAnswersWithAServerErrorInManyRequests() {
        send(20_000);
    }

    private void send(int requests) {
        Random random = Seed.random();
        var hostile = new HostileRequests(ApiDocument.of(api), random);
        Undisturbed log = Undisturbed.since(TestServer.running());
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> wrongs = new ArrayList<>();
        try (var rows = new RowVersions(TestServer.running())) {
            for (int i = 0; i < requests && wrongs.size() < ENOUGH; i++) {
                Session caller =
                        random.nextInt(50) == 0 ? api.anonymous() : api.as(CALLERS.get(random.nextInt(CALLERS.size())));

                try {
                    Answer answer = hostile.send(caller);
                    statuses.merge(answer.status(), 1, Integer::sum);
                    assertThat(answer.status()).as(() -> "no fault: " + answer).isLessThan(500);
                    rows.check(answer);
                } catch (AssertionError wrong) {
                    wrongs.add(wrong.getMessage());
                }
            }
        }
        assertThat(wrongs).isEmpty();
        System.out.println(requests + " hostile requests were answered: " + statuses);
        log.checkLog();
        assertThat(statuses).as("some were accepted, and refused in many ways").containsKeys(200, 201, 400, 404, 422);
    }
}
