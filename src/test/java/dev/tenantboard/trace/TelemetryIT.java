package dev.tenantboard.trace;

import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.UnusualServerTest;
import dev.tenantboard.trace.OtlpCollector.Span;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a server tells a collector of spans. */
class TelemetryIT extends UnusualServerTest {

    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String SECRET = "s3cr3t-of-nobody-elses-business";

    @Test
    void tellsOfEachRequestAndItsStatementsInTheTraceOfTheAnswer() {
        OtlpCollector collector = unusual.spans();
        String token = Tokens.forCaller(GLOBEX_OWNER).sign();
        Session owner = api.withToken(token);

        Answer begun = owner.get("/widgets").isStatus(200);
        Answer continued = owner.with("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .get("/widgets")
                .isStatus(200);
        Answer unsampled = owner.with("traceparent", "00-" + TRACE.replace('4', '5') + "-" + PARENT + "-00")
                .get("/widgets")
                .isStatus(200);
        Answer refused = owner.get("/widgets?q=" + SECRET);
        Answer broken = owner.send(
                "POST", "/activities", "application/json", BodyPublishers.ofString("{\"title\": \"" + SECRET));

        Span root = root(collector, begun);
        assertThat(root.parentId()).isEmpty();
        assertThat(root.name()).isEqualTo("GET /api/v1/dashboard/widgets");
        assertThat(root.attributes())
                .containsEntry("http.route", "/api/v1/dashboard/widgets")
                .containsEntry("tenantboard.operation", "listWidgets")
                .containsEntry("enduser.id", GLOBEX_OWNER.userId())
                .containsEntry("tenantboard.organization.id", GLOBEX);
        assertThat(statements(collector, root))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(statement -> assertThat(statement.attributes())
                        .containsEntry("db.system", "postgresql")
                        .containsEntry("db.operation", statement.name()))
                .extracting(Span::name)
                .contains("SELECT", "COMMIT");
        assertThat(statements(collector, root))
                .extracting(statement -> statement.attributes().get("db.statement"))
                .anyMatch(sql -> sql.toLowerCase().contains("from dashboard_widgets"))
                .noneMatch(sql -> sql.contains(GLOBEX));
        assertThat(root(collector, continued).traceId()).isEqualTo(TRACE);
        assertThat(root(collector, continued).parentId()).isEqualTo(PARENT);
        assertThat(root(collector, refused).name()).isEqualTo("GET /api/v1/dashboard/widgets");
        root(collector, broken);
        assertThat(collector.spans())
                .noneMatch(span -> unsampled.header("traceparent").contains(span.traceId()));
        assertThat(unsampled.header("traceparent")).endsWith("-00");
        assertThat(collector.raw()).doesNotContain(SECRET, token, "Bearer");
        assertThat(unusual.log()).anyMatch(line -> line.contains("\"TraceId\":\"" + root.traceId()));
    }

    /** The only span of the answer's trace that is a server's, under the id that the answer names. */
    private static Span root(OtlpCollector collector, Answer answer) {
        String[] told = answer.header("traceparent").split("-");
        Span found = Pause.forFirst(
                () -> servers(collector, told[1]).findFirst(),
                LONGEST,
                () -> "a span of " + answer + " among " + collector.spans());
        assertThat(servers(collector, told[1])).hasSize(1);
        assertThat(found.id()).isEqualTo(told[2]);
        return found;
    }

    private static Stream<Span> servers(OtlpCollector collector, String trace) {
        return collector.spans().stream().filter(span -> span.traceId().equals(trace) && span.kind() == SERVER);
    }

    /** They are sent before their request. */
    private static List<Span> statements(OtlpCollector collector, Span request) {
        return collector.spans().stream()
                .filter(span -> span.parentId().equals(request.id()) && span.kind() == CLIENT)
                .toList();
    }
}
