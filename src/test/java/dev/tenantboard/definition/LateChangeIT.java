package dev.tenantboard.definition;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.Pause;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that has read its definition, and waits because another change of the definition has not committed. */
class LateChangeIT extends ServerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dashboard_widgets | /widgets       | {"name":"First","type":"CHART","config":{},"position":{"x":0,"y":0,"w":1,"h":1}}
            quick_actions     | /quick-actions | {"name":"First","icon":"receipt","actionType":"NAVIGATION","targetUrl":"/"}
            dashboard_metrics | /metrics       | {"name":"First","category":"SALES","query":{"v":1,"dataset":"activities","measures":[{"id":"n","agg":"count"}],"value":"n"}}
            """)
    void isValidatedWithoutTheLockAndReplacesOnlyWhatItHasRead(String table, String collection, String body)
            throws Exception {
        Database rows = new Database(database);
        Answer created = api.as(ACME_OWNER).post(collection, body).isStatus(201);
        Session editor = api.as(ACME_OWNER).ifMatch(created.etag());
        String path = collection + "/" + created.id();
        CompletableFuture<Answer> patch;
        CompletableFuture<Answer> deletion;

        try (Connection other = rows.connect()) {
            other.setAutoCommit(false);
            replace(other, table, created.id());
            editor.patch(path, "{\"name\":\"\"}").isProblem(422);
            patch = CompletableFuture.supplyAsync(() -> editor.patch(path, "{\"name\":\"Late\"}"));
            deletion = CompletableFuture.supplyAsync(() -> editor.delete(path));
            Pause.until(() -> waiting(rows, table) == 2, Duration.ofSeconds(20), "two requests wait for the row");
            other.commit();
        }

        patch.get(20, TimeUnit.SECONDS).isProblem(412);
        deletion.get(20, TimeUnit.SECONDS).isProblem(412);
        assertThat(api.as(ACME_OWNER).get(path).isStatus(200).text("/name")).isEqualTo("Other");
        assertThat(rows.text("select string_agg(action, ',') from activity_feeds where entity_id = ?", created.id()))
                .isEqualTo("created");
    }

    private static void replace(Connection connection, String table, String id) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement("update " + table
                + " set name = 'Other', updated_at = updated_at + interval '1 second' where id = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static int waiting(Database rows, String table) {
        return Integer.parseInt(rows.text(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ~* ?",
                "^(update|delete from) " + table + " "));
    }
}
