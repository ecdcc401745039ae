package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, entity tags and keys of one organization have no effect in another. */
class CrossOrganizationIT extends ServerTest {

    private World world;
    private Session owner;
    private Session bothInA;
    private Session bothInB;

    @BeforeEach
    void createOrganizations() {
        world = World.in(database.superuser(EmbeddedPostgresServer.DATABASE));
        owner = api.as(world.caller("a-owner", "a"));
        bothInA = api.as(world.caller("x-both", "a"));
        bothInB = api.as(world.caller("x-both", "b"));
    }

    @AfterEach
    void removeOrganizations() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesCursorsOfTheOtherOrganization(Kind kind) {
        String cursor = bothInA.get(kind.path() + "?limit=1").isStatus(200).text("/next");

        assertThat(cursor).isNotEmpty();
        bothInA.get(kind.path() + "?limit=1&cursor=" + cursor).isStatus(200);
        bothInB.get(kind.path() + "?limit=1&cursor=" + cursor)
                .isProblem(ProblemType.CURSOR_INVALID)
                .pointsTo("cursor");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void listsTheRowsOfTheChosenOrganizationOnly(Kind kind) {
        assertThat(ids(bothInA, kind)).allMatch(id -> !id.startsWith(world.named("b-")));
        assertThat(ids(bothInA, kind)).contains(Target.OWN.id(world, kind));
        assertThat(ids(bothInB, kind)).allMatch(id -> !id.startsWith(world.named("a-")));
        assertThat(ids(bothInB, kind)).contains(Target.OTHER_TENANTS.id(world, kind));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hidesRowsOfTheOtherOrganizationEvenFromWhoBelongsToBoth(Kind kind) {
        String place = kind.path() + "/" + Target.OTHER_TENANTS.id(world, kind);
        String etag = bothInB.get(place).isStatus(200).etag();

        bothInA.get(place).isProblem(ProblemType.NOT_FOUND);
        bothInA.ifNoneMatch(etag).get(place).isProblem(ProblemType.NOT_FOUND);
        Session ready = kind == Kind.ACTIVITIES ? bothInA : bothInA.ifMatch(etag);
        ready.patch(place, kind.patch()).isProblem(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"QUICK_ACTIONS", "METRICS"})
    void answersSystemRowsWithAnEtagOfTheOrganization(Kind kind) {
        String place = kind.path() + "/" + Target.SYSTEM.id(world, kind);
        String etag = bothInA.get(place).isStatus(200).etag();

        bothInA.ifNoneMatch(etag).get(place).isStatus(304);
        assertThat(bothInB.ifNoneMatch(etag).get(place).isStatus(200).etag()).isNotEqualTo(etag);
    }

    @Test
    void keepsALayoutForEachOrganization() {
        String widget = Target.OWN.id(world, Kind.WIDGETS);
        String etag = bothInA.get("/preferences").etag();
        bothInB.ifMatch(etag).put("/preferences", Map.of("theme", "DARK")).isProblem(ProblemType.IF_MATCH_FAILED);
        Answer written = bothInA.ifMatch(etag)
                .put("/preferences", Map.of("theme", "DARK", "widgets", List.of(widget)))
                .isStatus(200);

        Answer inB = bothInB.ifNoneMatch(written.etag()).get("/preferences").isStatus(200);

        assertThat(inB.text("/theme")).isEqualTo("DARK");
        assertThat(inB.json().get("widgets")).isEmpty();
        assertThat(inB.body()).doesNotContain(world.named("a"));
        bothInB.ifMatch(written.etag()).put("/preferences", Map.of()).isProblem(ProblemType.IF_MATCH_FAILED);
        bothInB.ifMatch(inB.etag())
                .put("/preferences", Map.of("theme", "LIGHT"))
                .isStatus(200);
        assertThat(bothInA.get("/preferences").json().get("widgets")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-owner  | a | a | 200",
                "a-owner  | a | b | 403",
                "a-owner  | a | c | 403",
                "a-owner  | a | x | 403",
                "a-owner  |   |   | 200",
                "a-owner  |   | a | 200",
                "a-owner  |   | b | 403",
                "a-owner  |   | x | 403",
                "b-owner  | a | a | 403",
                "b-owner  | a | b | 403",
                "x-both   |   |   | 400",
                "x-both   |   | a | 200",
                "x-both   |   | b | 200",
                "x-both   |   | c | 403",
                "x-both   | a | b | 403",
                "x-stranger |   |   | 403",
                "x-stranger |   | a | 403",
                "a-inactive |   | a | 403",
            })
    void choosesTheOrganizationByTokenAndHeader(String user, String token, String header, int status) {
        Session session = api.as(world.caller(user, token));
        Session asked = header == null ? session : session.inOrganization(world.named(header));

        Answer answer = asked.get("/widgets").isStatus(status);

        if (status == 200) {
            String mark = world.named("b".equals(header) ? "a" : "b");
            assertThat(answer.body()).doesNotContain(mark);
        } else {
            answer.isProblem(status);
        }
    }

    @Test
    void takesNoEmptyHeaderForAChoice() {
        Session both = api.as(world.caller("x-both", null));

        for (String empty : List.of("", " ", "'' or true", world.acme() + "," + world.globex())) {
            assertThat(both.inOrganization(empty).get("/widgets").status())
                    .as("X-Organization-Id '%s'", empty)
                    .isBetween(400, 403);
        }
    }

    @Test
    void listsAllActionsToThoseWhoManageThemOnly() {
        api.as(world.caller("a-admin", "a")).get("/quick-actions?all=true").isStatus(200);
        assertThat(ids(api.as(world.caller("a-admin", "a")), "/quick-actions?all=true&limit=100"))
                .contains(Target.RESTRICTED.id(world, Kind.QUICK_ACTIONS))
                .noneMatch(id -> id.startsWith(world.named("b-")));
        api.as(world.caller("a-member", "a")).get("/quick-actions?all=true").isProblem(ProblemType.ROLE_NOT_PERMITTED);
    }

    @Test
    void tellsAUserOfTheirOwnOrganizationsOnly() {
        JsonNode both = bothInA.absolute().get("/api/v1/me").isStatus(200).json();

        assertThat(both.at("/organizations").findValuesAsText("id"))
                .containsExactlyInAnyOrder(world.acme(), world.globex());
        assertThat(owner.absolute().get("/api/v1/me").body()).doesNotContain(world.named("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "PROPFIND", "POST", "PUT"})
    void givesNothingAwayToOtherMethods(String method) {
        for (Kind kind : Kind.values()) {
            String place = kind.path() + "/" + Target.OTHER_TENANTS.id(world, kind);

            Answer answer = owner.send(method, place, "application/json", BodyPublishers.ofString(kind.whole()));

            assertThat(answer.status()).as("%s", answer).isLessThan(500);
            assertThat(answer.body()).doesNotContain(world.named("b"));
        }
        assertThat(world.rows().keySet()).contains("dashboard_widgets " + Target.OTHER_TENANTS.id(world, Kind.WIDGETS));
    }

    private static Set<String> ids(Session session, Kind kind) {
        return ids(session, kind.path() + "?limit=100");
    }

    private static Set<String> ids(Session session, String path) {
        JsonNode items = session.get(path).isStatus(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asText())
                .collect(Collectors.toSet());
    }
}
