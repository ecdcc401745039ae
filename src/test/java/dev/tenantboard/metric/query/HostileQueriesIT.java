package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hostile documents, sent: none becomes a metric, none is the server's fault. */
class HostileQueriesIT extends ServerTest {

    private static final String ORGANIZATION = "org-hostile-queries";

    private Session owner;

    @BeforeEach
    void found() {
        Database rows = new Database(database);
        rows.organization(ORGANIZATION, "ENTERPRISE");
        owner = api.as(rows.member("owner-hostile-queries", ORGANIZATION, "OWNER"));
    }

    @Test
    void refusesEachOfThemWithAPointer() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", "test", "resources", "metric-query", "refused.csv"));

        assertThat(lines).hasSizeGreaterThan(300);
        for (String line : lines.subList(1, lines.size())) {
            String query =
                    HostileTexts.written(line.substring(0, line.indexOf('|'))).replace('\'', '"');
            if (query.contains(":null")) {
                // A body may have null for an absent field: see QueryNulls.
                continue;
            }
            Answer answer =
                    owner.post("/metrics", "{\"name\":\"Hostile\",\"category\":\"CUSTOM\",\"query\":" + query + "}");
            assertThat(answer.status()).as("%s to %s", answer, query).isIn(400, 422);
            answer.isProblem(answer.status());
            for (JsonNode error : answer.json().path("errors")) {
                assertThat(error.path("pointer").asText()).as(line).startsWith("/query");
            }
        }
        assertThat(new Database(database)
                        .text("select count(*)::text from dashboard_metrics where organization_id = ?", ORGANIZATION))
                .isEqualTo("0");
    }
}
