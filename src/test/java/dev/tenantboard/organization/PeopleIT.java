package dev.tenantboard.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of users on activities and definitions: of members, and of users who have left. */
class PeopleIT extends ServerTest {

    private static final String PICTURE = "https://pictures.example/ada.png";

    private Database rows;
    private String organization;
    private Session owner;
    private String ada;
    private Session adas;

    @BeforeEach
    void found() {
        String suffix = UUID.randomUUID().toString();
        rows = new Database(database);
        organization = rows.organization("people-" + suffix, "FREE");
        owner = api.as(rows.member("owner-" + suffix, organization, "OWNER"));
        ada = "ada-" + suffix;
        adas = api.as(rows.member(ada, organization, "MEMBER"));
        rows.update("update users set name = 'Ada', avatar_url = ? where id = ?", PICTURE, ada);
    }

    private void rename(String name) {
        rows.update("update users set name = ? where id = ?", name, ada);
    }

    private void leave() {
        rows.update("delete from organization_members where user_id = ? and organization_id = ?", ada, organization);
    }

    private static Map<String, Object> activity() {
        return Map.of("title", "Won", "type", "USER_ACTION", "entityType", "deal", "entityId", "1", "action", "won");
    }

    private String record() {
        return adas.post("/activities", activity()).isStatus(201).id();
    }

    private JsonNode actor(String activity) {
        return owner.get("/activities/" + activity).isStatus(200).json().path("actor");
    }

    private static String widget() {
        return """
                {"name": "Sales", "type": "CHART", "config": {}, "position": {"x": 0, "y": 0, "w": 2, "h": 2}}""";
    }

    private static void assertPerson(JsonNode person, String id, String name, String avatarUrl, boolean isMember) {
        assertThat(person.path("id").asText()).isEqualTo(id);
        assertThat(person.path("name").textValue()).isEqualTo(name);
        assertThat(person.path("avatarUrl").textValue()).isEqualTo(avatarUrl);
        assertThat(person.path("isMember").booleanValue()).isEqualTo(isMember);
    }

    @Test
    void nameAMemberWithTheirPictureInEveryAnswer() {
        Answer recorded = adas.post("/activities", activity()).isStatus(201);
        Answer created = adas.post("/widgets", widget()).isStatus(201);

        JsonNode dashboard = owner.get("").isStatus(200).json();

        assertPerson(recorded.json().path("actor"), ada, "Ada", PICTURE, true);
        assertPerson(created.json().path("creator"), ada, "Ada", PICTURE, true);
        assertThat(created.text("/createdBy")).isEqualTo(ada);
        assertThat(owner.get("/activities/" + recorded.id()).json()).isEqualTo(recorded.json());
        assertThat(owner.get("/widgets/" + created.id()).json()).isEqualTo(created.json());
        assertThat(owner.get("/widgets").json().at("/items/0")).isEqualTo(created.json());
        assertThat(dashboard.at("/widgets/0/widget")).isEqualTo(created.json());
        assertThat(dashboard.at("/activities/1")).isEqualTo(recorded.json());
        assertThat(owner.get("/activities").json().at("/items/1")).isEqualTo(recorded.json());
        Answer marked = owner.put("/activities/" + recorded.id() + "/marks", "{\"isRead\": true}")
                .isStatus(200);
        assertPerson(marked.json().path("actor"), ada, "Ada", PICTURE, true);
        Answer changed = owner.ifMatch(created.etag())
                .patch("/widgets/" + created.id(), "{\"title\": \"Other\"}")
                .isStatus(200);
        assertPerson(changed.json().path("creator"), ada, "Ada", PICTURE, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/metrics | {'name': 'N', 'category': 'SALES', 'query': {'v': 1, 'dataset': 'activities', 'measures': [{'id': 'n', 'agg': 'count'}], 'value': 'n'}}",
                "/quick-actions | {'name': 'N', 'actionType': 'NAVIGATION', 'targetUrl': '/a'}",
                "/widgets | {'name': 'N', 'type': 'CHART', 'config': {}, 'position': {'x': 0, 'y': 0, 'w': 2, 'h': 2}}"
            })
    void nameTheCreatorWhoHasLeft(String path, String body) {
        rows.update("update organization_members set role = 'ADMIN' where user_id = ?", ada);
        Answer created = adas.post(path, body.replace('\'', '"')).isStatus(201);
        rename("Married");
        record();

        leave();

        Answer read = owner.get(path + "/" + created.id()).isStatus(200);
        assertPerson(read.json().path("creator"), ada, "Ada", null, false);
        assertThat(read.text("/createdBy")).isEqualTo(ada);
        assertThat(read.etag()).isEqualTo(created.etag());
        assertThat(owner.get(path).json().findValues("creator").toString()).contains("\"Ada\"");
    }

    @Test
    void nameAUserWhoHasLeftByTheNameAtTheTime() {
        String first = record();
        rename("Bea");
        String second = record();
        rename("Cleo");
        assertPerson(actor(first), ada, "Cleo", PICTURE, true);

        leave();

        assertPerson(actor(first), ada, "Ada", null, false);
        assertPerson(actor(second), ada, "Bea", null, false);
        assertThat(rows.text("select count(*) from dashboard_member_names where user_id = ?", ada))
                .isEqualTo("2");
        rows.member(ada, organization, "VIEWER");
        assertPerson(actor(first), ada, "Cleo", PICTURE, true);
    }

    @Test
    void nameAUserWhoHasLeftInTheTrailAndABatch() {
        adas.post("/widgets", widget()).isStatus(201);
        adas.post(
                        "/activities/batch",
                        IntStream.range(0, 50).mapToObj(i -> activity()).toList())
                .isStatus(207);
        leave();

        JsonNode items = owner.get("/activities?limit=100").isStatus(200).json().path("items");

        assertThat(items).hasSize(51).allSatisfy(item -> assertPerson(item.path("actor"), ada, "Ada", null, false));
        assertThat(rows.text("select count(*) from dashboard_member_names where user_id = ?", ada))
                .isEqualTo("1");
    }

    /** Rows from before the first kept name. */
    @Test
    void nameEarlierActivitiesByTheEarliestKeptName() {
        String id = record();
        rows.update("update activity_feeds set created_at = '2020-01-01Z' where id = ?", id);
        leave();

        assertPerson(actor(id), ada, "Ada", null, false);
    }

    @Test
    void nameNobodyByANameFromAnotherOrganization() {
        String other = rows.organization(organization + "-other", "FREE");
        Session there = api.as(rows.member(ada, other, "MEMBER"));
        rename("Ada elsewhere");
        there.post("/activities", activity()).isStatus(201);
        rows.update("update users set name = 'Ada' where id = ?", ada);
        String id = UUID.randomUUID().toString();
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id, user_id)"
                        + " values (?, 'Old', 'USER_ACTION', 'deal', '1', 'won', ?, ?)",
                id,
                organization,
                ada);

        leave();

        assertPerson(actor(id), ada, null, null, false);
        assertThat(owner.get("/activities").body()).doesNotContain("elsewhere", PICTURE);
        assertThat(owner.get("").body()).doesNotContain("elsewhere", PICTURE);
        Session owners = api.as(rows.member("owner-" + other, other, "OWNER"));
        assertPerson(owners.get("/activities").json().at("/items/0/actor"), ada, "Ada", PICTURE, true);
    }

    @Test
    void forgetAUserWhoWasDeleted() {
        String id = record();

        rows.update("delete from users where id = ?", ada);

        assertThat(owner.get("/activities/" + id)
                        .isStatus(200)
                        .json()
                        .get("actor")
                        .isNull())
                .isTrue();
        assertThat(rows.text("select count(*) from dashboard_member_names where user_id = ?", ada))
                .isEqualTo("0");
    }

    @Test
    void nameAMemberWhoseAccountIsNotActive() {
        String id = record();

        rows.update("update users set is_active = false where id = ?", ada);

        assertPerson(actor(id), ada, "Ada", PICTURE, true);
    }

    @Test
    void nameNobodyForActivitiesOfTheProduct() {
        String id = UUID.randomUUID().toString();
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                        + " values (?, 'Found', 'SYSTEM_EVENT', 'metric', '1', 'status_changed', ?)",
                id,
                organization);

        assertThat(actor(id).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/quick-actions"})
    void nameNobodyForRowsOfThePlatform(String path) {
        String stranger = "administrator-" + organization;
        rows.update("insert into users (id, email, name) values (?, ?, 'Root')", stranger, stranger);
        Session platform = api.as(new Caller(stranger, null, Set.of("platform-admin")));
        Object query = Map.of(
                "v", 1, "dataset", "activities", "measures", List.of(Map.of("id", "n", "agg", "count")), "value", "n");
        Map<String, Object> body = path.equals("/metrics")
                ? Map.of("name", "N", "category", "SALES", "query", query)
                : Map.of("name", "N", "actionType", "NAVIGATION", "targetUrl", "/a");

        Answer created = platform.post(path + "?scope=system", body).isStatus(201);

        try {
            assertThat(created.text("/createdBy")).isEqualTo(stranger);
            assertThat(created.json().get("creator").isNull()).isTrue();
            Answer read = owner.get(path + "/" + created.id()).isStatus(200);
            assertThat(read.json().get("creator").isNull()).isTrue();
            assertThat(read.body()).doesNotContain("Root");
        } finally {
            platform.ifMatch(created.etag())
                    .delete(path + "/" + created.id() + "?scope=system")
                    .isStatus(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert('x')</script>", "\u202Eada\u202C\n\"\\", "{0} %s $1 '--", "😀", " "})
    void keepNamesAsTheyAre(String name) {
        rename(name);
        String id = record();
        assertPerson(actor(id), ada, name, PICTURE, true);

        leave();

        assertPerson(actor(id), ada, name, null, false);
    }

    @Test
    void keepNamesOf255Characters() {
        String name = "😀".repeat(255);
        rename(name);
        String id = record();
        leave();

        assertPerson(actor(id), ada, name, null, false);
    }

    @Test
    void doWithoutANameAndWithoutALongAddressOfAPicture() {
        rows.update("update users set name = null, avatar_url = repeat('a', 2001) where id = ?", ada);
        String id = record();
        assertPerson(actor(id), ada, null, null, true);
        assertPerson(adas.get("/activities/" + id).json().path("actor"), ada, null, null, true);
        rows.update("update users set avatar_url = repeat('a', 2000) where id = ?", ada);
        assertPerson(actor(id), ada, null, "a".repeat(2_000), true);

        leave();

        assertPerson(actor(id), ada, null, null, false);
    }

    @Test
    void changeTheEntityTagOfAnActivityAndOfTheDashboard() {
        String id = record();
        Answer activity = owner.get("/activities/" + id);
        Answer dashboard = owner.get("");
        owner.ifNoneMatch(activity.etag()).get("/activities/" + id).isStatus(304);

        leave();

        owner.ifNoneMatch(activity.etag()).get("/activities/" + id).isStatus(200);
        owner.ifNoneMatch(dashboard.etag()).get("").isStatus(200);
    }

    @Test
    void takeNoActorFromAClient() {
        adas.post(
                        "/activities",
                        "{\"actor\": {\"name\": \"Bob\"}, \"title\": \"Won\", \"type\": \"USER_ACTION\","
                                + " \"entityType\": \"deal\", \"entityId\": \"1\", \"action\": \"won\"}")
                .isProblem(422)
                .pointsTo("/actor");
        adas.post("/widgets", widget().replace("{\"name\"", "{\"creator\": null, \"name\""))
                .isProblem(422)
                .pointsTo("/creator");
    }

    @Test
    void areNamedInEvents() {
        try (EventReader page = owner.events()) {
            page.next("counts.changed");
            String id = record();

            JsonNode created = page.next("activity.created").json();

            assertThat(created.path("id").asText()).isEqualTo(id);
            assertThat(created.path("actor")).isEqualTo(actor(id));
            assertPerson(created.path("actor"), ada, "Ada", PICTURE, true);
        }
    }
}
