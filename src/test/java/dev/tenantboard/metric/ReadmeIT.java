package dev.tenantboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executes the README's lines that offer a table as a dataset and create a metric over it. */
class ReadmeIT extends ServerTest {

    private static final Pattern LINES = Pattern.compile(
            "## Measure your own tables.*?```sh\n(psql \"\\$DATABASE\" <<SQL\n(.*?)SQL\n(curl .*?))```",
            Pattern.DOTALL);

    private static final Pattern CURL =
            Pattern.compile("curl .*-H 'Content-Type: ([^']+)' \"\\$URL/dashboard(\\S+)\" -d '(.*)'", Pattern.DOTALL);

    private Database rows;

    @AfterEach
    void drop() {
        rows.update("drop view if exists dashboard_sources.expenses");
        rows.update("drop table expenses");
    }

    @Test
    void offersATableAndGetsAMetricFromItInTenLines() throws IOException {
        rows = new Database(database);
        rows.organization("org-readme", "FREE");
        rows.organization("org-other", "FREE");
        rows.update(
                "create table expenses (organization_id text, category text, amount numeric, spent_at timestamptz)");
        rows.update(
                "insert into expenses values ('org-readme', 'Travel', 12.5, now()), ('org-other', 'Rent', 99, now())");
        Session owner = api.as(rows.member("owner-readme", "org-readme", "OWNER"));
        Matcher lines = lines();

        rows.update(lines.group(2));
        Answer metric = posted(owner, lines.group(3).strip());

        assertThat(lines.group(1).lines()).hasSize(10);
        assertThat(metric.isStatus(201).text("/query/dataset")).isEqualTo("expenses");
        Answer value = owner.get("/metrics/" + metric.id() + "/value").isStatus(200);
        assertThat(value.json().path("value").asDouble()).isEqualTo(12.5);
    }

    private static Matcher lines() throws IOException {
        Matcher lines = LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).as("the section of README.md").isTrue();
        return lines;
    }

    /** Repeats a 422: servers look for unknown datasets at most once a second. */
    private static Answer posted(Session owner, String curl) {
        Matcher request = CURL.matcher(curl);
        assertThat(request.matches()).as(curl).isTrue();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        Answer answer = owner.with("Content-Type", request.group(1)).post(request.group(2), request.group(3));
        while (answer.status() == 422 && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(200_000_000);
            answer = owner.post(request.group(2), request.group(3));
        }
        return answer;
    }
}
