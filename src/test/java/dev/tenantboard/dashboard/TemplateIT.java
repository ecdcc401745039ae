package dev.tenantboard.dashboard;

import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboards that the platform offers. */
class TemplateIT extends ServerTest {

    private final String name = "template-" + UUID.randomUUID();
    private Database rows;
    private Session owner;
    private Session administrator;

    @BeforeEach
    void createOrganization() {
        rows = new Database(database);
        String organization = rows.organization("org-" + name, "GROWTH");
        owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"));
        administrator = api.as(PLATFORM_ADMINISTRATOR);
    }

    @AfterEach
    void removeTemplates() {
        rows.update("delete from dashboard_templates where name like ?", name + "%");
    }

    private static String template(String name, String bundle) {
        return "{\"name\": \"" + name + "\", \"bundle\": " + bundle + "}";
    }

    private Answer create(String bundle) {
        return administrator.post("/templates?scope=system", template(name, bundle));
    }

    private String place() {
        return "/templates/" + name;
    }

    @Test
    void isReadByOwnersAndWrittenByTheAdministratorOnly() {
        Answer created = create(Boards.SALES).isStatus(201);

        Answer read = owner.get(place()).isStatus(200);

        assertThat(created.header("Location")).endsWith(place() + "?scope=system");
        assertThat(read.json().at("/bundle/widgets")).hasSize(3);
        assertThat(owner.get("/templates").json().findValuesAsText("name")).contains(name);
        owner.post("/templates", template(name + "-2", Boards.EMPTY)).isProblem(ProblemType.ROLE_NOT_PERMITTED);
        owner.ifMatch(read.etag()).delete(place()).isProblem(ProblemType.ROLE_NOT_PERMITTED);
        owner.get("/templates/none").isProblem(ProblemType.NOT_FOUND);
        create(Boards.EMPTY).isProblem(ProblemType.ALREADY_EXISTS);
    }

    @Test
    void isReplacedAndDeletedWithItsTag() {
        Answer created = create(Boards.SALES).isStatus(201);
        String system = place() + "?scope=system";
        String body = "{\"bundle\": " + Boards.EMPTY + "}";

        Answer replaced =
                administrator.ifMatch(created.etag()).put(system, body).isStatus(200);

        assertThat(replaced.json().at("/bundle/widgets")).isEmpty();
        administrator.ifMatch(created.etag()).put(system, body).isProblem(ProblemType.IF_MATCH_FAILED);
        administrator.ifMatch(created.etag()).delete(system).isProblem(ProblemType.IF_MATCH_FAILED);
        administrator.ifMatch(replaced.etag()).delete(system).isStatus(204);
        administrator.get(system).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void repeatsTheAnswerOfACreationAndOfAnApplication() {
        Session keyed = administrator.with("Idempotency-Key", name);
        Answer created = keyed.post("/templates?scope=system", template(name, Boards.SALES))
                .isStatus(201);
        Session keyedOwner = owner.with("Idempotency-Key", name);
        Answer applied = keyedOwner.post(place() + "/apply", "").isStatus(200);

        Answer createdAgain = keyed.post("/templates?scope=system", template(name, Boards.SALES))
                .isStatus(201);
        Answer appliedAgain = keyedOwner.post(place() + "/apply", "").isStatus(200);

        assertThat(createdAgain.body()).isEqualTo(created.body());
        assertThat(appliedAgain.body()).isEqualTo(applied.body());
        assertThat(applied.json().path("created")).hasSize(7);
    }

    @Test
    void refersToItsOwnRowsAndThoseOfThePlatformOnly() {
        ObjectNode bundle = Boards.sales();
        Boards.remove(bundle, "metrics", "won");

        create(bundle.toString())
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo(
                        "/bundle/metrics/0/definition/query/inputs/won/metric",
                        "/bundle/metrics/1/definition/query/where/values/0",
                        "/bundle/widgets/2/definition/dataSource");
    }

    @Test
    void addsAndChangesRowsByKeyAndRemovesNone() {
        create(Boards.SALES).isStatus(201);
        ObjectNode before = Boards.sales();
        Boards.remove(before, "widgets", "events");
        Boards.item(before, "widgets", "won").withObjectProperty("definition").put("name", "Ours");
        Boards.item(before, "quickActions", "new").put("key", "own");
        Boards.remove(before, "widgets", "buttons");
        owner.ifMatch(owner.get("/bundle").etag())
                .put("/bundle", before.toString())
                .isStatus(200);

        Answer applied = owner.post(place() + "/apply", "").isStatus(200);

        assertThat(applied.json().path("created").findValuesAsText("key")).containsExactly("new", "buttons", "events");
        assertThat(applied.json().path("changed").findValuesAsText("key")).containsExactly("won");
        assertThat(applied.json().path("removed")).isEmpty();
        Answer after = owner.get("/bundle").isStatus(200);
        assertThat(after.etag()).isEqualTo(applied.etag());
        assertThat(after.json().path("quickActions").findValuesAsText("key")).containsExactly("new", "own");
        assertThat(Boards.item(after.json(), "widgets", "won")
                        .at("/definition/name")
                        .asText())
                .isEqualTo("Won");
    }

    @Test
    void letsATierHaveOneDefault() {
        String system = "/templates?scope=system";
        String first = "{\"name\": \"" + name + "\", \"defaultOf\": [\"CUSTOM\"], \"bundle\": " + Boards.EMPTY + "}";
        administrator.post(system, first).isStatus(201);

        administrator
                .post(system, first.replace(name, name + "-2"))
                .isProblem(ProblemType.VALIDATION_FAILED)
                .pointsTo("/defaultOf");

        assertThat(owner.get(place()).json().path("defaultOf").toString()).isEqualTo("[\"CUSTOM\"]");
        owner.get(place() + "-2").isProblem(ProblemType.NOT_FOUND);
    }
}
