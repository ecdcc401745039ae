package dev.tenantboard.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clients edit the same widget at the same time: one is refused and retries, and no change is lost. */
class TwoEditorsIT extends ServerTest {

    private final ExecutorService editors = Executors.newFixedThreadPool(2);
    private final CyclicBarrier start = new CyclicBarrier(2);

    @AfterEach
    void stop() {
        editors.shutdownNow();
    }

    @Test
    void loseNoUpdate() throws Exception {
        edit(50);
    }

    @Tag("heavy")
    @Test
    void loseNoUpdateInManyRounds() throws Exception {
        edit(1_000);
    }

    private void edit(int rounds) throws Exception {
        Database rows = new Database(database);
        String organization = rows.organization("org-editors-" + rounds, "ENTERPRISE");
        Caller first = rows.member("first-editor-" + rounds, organization, "OWNER");
        Caller second = rows.member("second-editor-" + rounds, organization, "ADMIN");
        String path = "/widgets/"
                + api.as(first)
                        .post(
                                "/widgets",
                                Map.of(
                                        "name",
                                        "start",
                                        "title",
                                        "start",
                                        "type",
                                        "CHART",
                                        "config",
                                        Map.of(),
                                        "position",
                                        Map.of("x", 0, "y", 0, "w", 2, "h", 2)))
                        .isStatus(201)
                        .id();

        for (int round = 0; round < rounds; round++) {
            // A token lasts five minutes.
            Session name = api.as(first);
            Session title = api.as(second);
            String etag = name.get(path).etag();
            Map<String, String> newName = Map.of("name", "name " + round);
            Map<String, String> newTitle = Map.of("title", "title " + round);

            List<Answer> answers = atOnce(
                    () -> name.ifMatch(etag).patch(path, newName),
                    () -> title.ifMatch(etag).patch(path, newTitle));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            boolean nameWon = answers.get(0).status() == 200;
            String winner = answers.get(nameWon ? 0 : 1).etag();
            assertThat(name.get(path).etag()).isEqualTo(winner);
            (nameWon ? title : name)
                    .ifMatch(winner)
                    .patch(path, nameWon ? newTitle : newName)
                    .isStatus(200);
            Answer both = name.get(path);
            assertThat(List.of(both.text("/name"), both.text("/title")))
                    .containsExactly("name " + round, "title " + round);
        }

        assertThat(rows.text(
                        "select count(*) from activity_feeds where organization_id = ? and action = 'changed'",
                        organization))
                .isEqualTo(String.valueOf(2 * rounds));
    }

    private List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other)
            throws InterruptedException, ExecutionException {
        List<Future<Answer>> futures = Stream.of(one, other)
                .map(request -> editors.submit(() -> {
                    start.await();
                    return request.call();
                }))
                .toList();
        return List.of(futures.get(0).get(), futures.get(1).get());
    }
}
