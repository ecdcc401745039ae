package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.SlowRequest;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints how long others wait beside many slow clients. Probes answer within a second. */
@Tag("heavy")
class SlowClientsIT extends ServerTest {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String POST = "POST /api/v1/dashboard/widgets" + HOST + "Content-Type: application/json\r\n";
    private static final Map<String, String> ACTIVITY = Map.of(
            "title",
            "Beside slow clients",
            "type",
            "USER_ACTION",
            "entityType",
            "x",
            "entityId",
            "1",
            "action",
            "tried");
    private static final int REQUESTS = 200;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What a slow client sends at first. It sends a blank every two seconds, and reads nothing. */
    private enum Kind {
        BODY(POST + "Content-Length: 500\r\n"),
        CHUNKS(POST + "Transfer-Encoding: chunked\r\n"),
        HEAD("GET /api/v1/me HTTP/1.1\r\nX-Slow: "),
        HALF_OPEN(""),
        PAGE_UNREAD("GET /openapi" + HOST + "\r\n"),
        LIST_UNREAD("GET /api/v1/dashboard" + HOST);

        private final String begin;

        Kind(String begin) {
            this.begin = begin;
        }

        String begin(int client, boolean members) {
            boolean complete = this == HEAD || this == HALF_OPEN || this == PAGE_UNREAD;
            Tokens token = members
                    ? Tokens.forCaller(ACME_MEMBER)
                    : Tokens.forCaller(STRANGER).claim("sub", "nobody-" + client % 50);
            return complete ? begin : begin + "Authorization: Bearer " + token.sign() + "\r\n\r\n";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BODY, 64, true",
        "BODY, 64, false",
        "BODY, 200, false",
        "BODY, 1000, false",
        "CHUNKS, 1000, false",
        "HEAD, 1000, false",
        "HALF_OPEN, 1000, false",
        "PAGE_UNREAD, 200, false",
        "LIST_UNREAD, 1000, true"
    })
    void letsOthersWork(Kind kind, int clients, boolean members) throws IOException {
        double quiet = slowest();
        List<SlowRequest> slow = new ArrayList<>();
        try {
            for (int client = 0; client < clients; client++) {
                slow.add(SlowRequest.open(api.server(), kind.begin(client, members)));
            }
            Pause.millis(1000);
            Duration probe = probe();
            for (SlowRequest each : slow) {
                each.send(" ");
            }
            double beside = slowest();
            System.out.printf(
                    Locale.ROOT,
                    "%d %s of %s: p99 of others %.1f ms, quiet %.1f ms; probe %d ms%n",
                    clients,
                    kind,
                    members ? "a member" : "nobody",
                    beside,
                    quiet,
                    probe.toMillis());
            assertThat(probe).isLessThan(SECOND);
            assertThat(probe()).isLessThan(SECOND);
        } finally {
            slow.forEach(SlowRequest::close);
        }
    }

    private Duration probe() {
        long began = System.nanoTime();
        api.anonymous().absolute().get("/health/ready").isStatus(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Returns the 99th percentile of reads and writes, in milliseconds. */
    private double slowest() {
        List<Long> nanos = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            long began = System.nanoTime();
            if (request % 2 == 0) {
                api.as(GLOBEX_OWNER).get("/widgets").isStatus(200);
            } else {
                api.as(GLOBEX_OWNER).post("/activities", ACTIVITY).isStatus(201);
            }
            nanos.add(System.nanoTime() - began);
        }
        return nanos.stream().sorted().skip(REQUESTS * 99 / 100 - 1).findFirst().orElseThrow() / 1e6;
    }
}
