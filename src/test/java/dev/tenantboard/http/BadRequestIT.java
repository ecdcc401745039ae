package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.BOTH_IN_ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.api.Wire;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid addresses, parameters, headers and methods. They change nothing and log nothing. */
class BadRequestIT extends ServerTest {

    private static final String WIDGET = BodyOperation.CREATE_WIDGET.body();

    private static Undisturbed before;

    private Session owner;

    @BeforeAll
    static void rememberState() {
        before = Undisturbed.since(TestServer.running());
    }

    @BeforeEach
    void signIn() {
        owner = api.as(ACME_OWNER);
    }

    @AfterAll
    static void assertUndisturbed() {
        before.check();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/widgets limit 0",
                "/widgets limit 101",
                "/widgets limit -1",
                "/widgets limit x",
                "/widgets limit 1.5",
                "/widgets limit 99999999999",
                "/widgets limit %2B5",
                "/widgets limit %D9%A5",
                "/widgets limit %205",
                "/widgets cursor x",
                "/widgets cursor %00",
                "/widgets cursor AAAA",
                "/widgets cursor %FF",
                "/widgets type nope",
                "/widgets type chart",
                "/widgets type CHART&type=nope",
                "/widgets type 1",
                "/widgets isVisible 1",
                "/widgets isVisible TRUE",
                "/widgets isVisible true&isVisible=true",
                "/widgets limit 5&limit=5",
                "/widgets cursor a&cursor=b",
                "/activities since x",
                "/activities since 2026-01-01",
                "/activities since 2026-01-01T00:00:00",
                "/activities since %2B300000-01-01T00:00:00Z",
                "/activities until -0001-01-01T00:00:00Z",
                "/activities since 2026-01-01T00:00:00Z&since=2026-01-01T00:00:00Z",
                "/activities until %2B999999999-01-01T00:00:00Z",
                "/activities state nope",
                "/activities state ALL",
                "/activities state all&state=all",
                "/activities severity 1",
                "/activities type NOPE",
                "/activities userId %00",
                "/activities action %FF",
                "/activities entityId %ED%A0%80",
                "/quick-actions all 1",
                "/quick-actions all TRUE",
                "/quick-actions all true&all=true",
                "/quick-actions actionType x",
                "/quick-actions isEnabled x",
                "/metrics category x",
                "/metrics limit 0"
            })
    void reportsTheInvalidParameter(String path, String name, String value) {
        boolean unknownCursor = name.equals("cursor") && value.matches("x|A+");
        ProblemType type = unknownCursor ? ProblemType.CURSOR_INVALID : ProblemType.PARAMETER_INVALID;

        Answer answer = owner.get(path + "?" + name + "=" + value);

        answer.isProblem(type).pointsTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/widgets?limit=",
                "/widgets?limit",
                "/widgets?cursor=",
                "/widgets?type=",
                "/widgets?isVisible=",
                "/activities?state=",
                "/activities?since=",
                "/quick-actions?all=",
                "/metrics?category="
            })
    void refusesParametersWithoutAValue(String path) {
        owner.get(path).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/widgets?nope=1",
                "/widgets?LIMIT=1",
                "/widgets?offset=1",
                "/widgets?%00=1",
                "/widgets?a%2",
                "/widgets/x?limit=1",
                "/preferences?x=1",
                "/activities/x?state=all",
                "/quick-actions?role=OWNER",
                "/metrics?x",
                "/widgets?scope=system",
                "/quick-actions?scope=",
                "/quick-actions?scope=other",
                "/quick-actions?scope=system&scope=system"
            })
    void refusesUnknownParameters(String path) {
        Answer answer =
                Wire.send(api.server(), "GET /api/v1/dashboard" + path + " HTTP/1.1", List.of(token()), new byte[0]);

        answer.isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "a%2fb",
                "a/b",
                "a//b",
                "%25",
                "%20",
                "+",
                "%3b",
                ";x=y/z",
                "%F0%9F%98%80",
                "'",
                "x'--",
                "%22%3E%3Cscript%3E"
            })
    void answersNotFoundForOddIds(String id) {
        for (String collection : List.of("/widgets/", "/quick-actions/", "/metrics/", "/activities/")) {
            owner.get(collection + id).isProblem(ProblemType.NOT_FOUND).doesNotEcho("script");
        }
        owner.ifMatch("\"x\"").put("/widgets/" + id, WIDGET).isProblem(ProblemType.NOT_FOUND);
        owner.ifMatch("\"x\"").patch("/widgets/" + id, "{}").isProblem(ProblemType.NOT_FOUND);
        owner.ifMatch("\"x\"").delete("/widgets/" + id).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void refusesMoreOrLongerValuesThanDocumented() {
        String values = "?category=SALES" + "&category=SALES".repeat(99);

        owner.get("/metrics" + values).isStatus(200);
        owner.get("/metrics" + values + "&category=SALES").isProblem(400).pointsTo("category");
        owner.get("/metrics?cursor=" + "x".repeat(2_001)).isProblem(400).pointsTo("cursor");
    }

    @Test
    void answersNotFoundForLongIds() {
        owner.get("/widgets/" + "x".repeat(10_000)).isProblem(ProblemType.NOT_FOUND);
    }

    /** Before the application, see MalformedRequestsIT. */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%5c", "\\", "%ff", "%c0%80", "%ed%a0%80", "%2e%2e", "%2e%2e%2f%2e%2e"})
    void refusesMalformedAddresses(String id) {
        for (String method : List.of("GET", "DELETE")) {
            Wire.send(
                            api.server(),
                            method + " /api/v1/dashboard/widgets/" + id + " HTTP/1.1",
                            List.of(token()),
                            new byte[0])
                    .isProblem(ProblemType.REQUEST_MALFORMED);
        }
    }

    @Test
    void listsTheAllowedMethods() {
        for (String method : List.of("PUT", "PATCH", "FOO", "get", "PROPFIND")) {
            Answer answer = owner.send(method, "/widgets", "application/json", BodyPublishers.ofString("{}"));
            answer.isProblem(ProblemType.METHOD_NOT_ALLOWED);
            assertThat(answer.header("Allow").split(", *")).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
        }
        owner.delete("/widgets").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.post("/preferences", "{}").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.delete("/preferences").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.put("/activities/x", "{}").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.delete("/activities/x").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.with("X-HTTP-Method-Override", "DELETE")
                .post("/widgets/x", "{}")
                .isProblem(ProblemType.METHOD_NOT_ALLOWED);
        owner.absolute().post("/api/v1/me", "{}").isProblem(ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void answersOptionsOnlyWithTheMethods() {
        Answer answer = owner.options("/widgets").isStatus(200);

        assertThat(answer.header("Allow").split(", *")).contains("GET", "HEAD", "OPTIONS", "POST");
        api.anonymous().options("/widgets").isProblem(ProblemType.TOKEN_MISSING);
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        Answer get = owner.get("/preferences").isStatus(200);

        Answer head = owner.head("/preferences").isStatus(200);

        assertThat(head.body()).isEmpty();
        assertThat(head.etag()).isEqualTo(get.etag());
        assertThat(owner.head("/widgets/unknown").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*", "application/problem+json"})
    void refusesOtherMediaTypesInAccept(String accept) {
        owner.with("Accept", accept).get("/widgets").isProblem(ProblemType.NOT_ACCEPTABLE);
        owner.with("Accept", accept).post("/widgets", "{").isProblem(ProblemType.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;q=x", ",,,"})
    void refusesAMalformedAcceptHeader(String accept) {
        owner.with("Accept", accept).get("/widgets").isProblem(ProblemType.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "\"", "x\"y", "W/"})
    void refusesMalformedPreconditions(String header) {
        owner.ifNoneMatch(header).get("/preferences").isProblem(ProblemType.HEADER_INVALID);
        owner.ifMatch(header).put("/preferences", "{}").isProblem(ProblemType.HEADER_INVALID);
    }

    @Test
    void refusesPreconditionsThatAnOperationDoesNotEvaluate() {
        Session other = owner.ifMatch("\"other\"");

        other.patch("/activities/x", "{}").isProblem(ProblemType.HEADER_INVALID).pointsTo("If-Match");
        other.put("/activities/x/marks", "{}")
                .isProblem(ProblemType.HEADER_INVALID)
                .pointsTo("If-Match");
        other.post("/widgets", WIDGET).isProblem(ProblemType.HEADER_INVALID).pointsTo("If-Match");
        owner.ifNoneMatch("*")
                .post("/widgets", WIDGET)
                .isProblem(ProblemType.HEADER_INVALID)
                .pointsTo("If-None-Match");
    }

    @Test
    void refusesSeveralOrganizations() {
        String named = "X-Organization-Id: " + BOTH_IN_ACME.organizationId();

        rawRequest(List.of(token(), named, named)).isProblem(ProblemType.HEADER_INVALID);
        owner.inOrganization("org-unknown").get("/widgets").isProblem(ProblemType.TOKEN_FOR_OTHER_ORGANIZATION);
        owner.inOrganization("x".repeat(5_000)).get("/widgets").isProblem(ProblemType.TOKEN_FOR_OTHER_ORGANIZATION);
        api.as(BOTH_IN_ACME.withoutOrganization()).get("/widgets").isProblem(ProblemType.ORGANIZATION_NOT_CHOSEN);
        api.as(BOTH_IN_ACME.withoutOrganization())
                .inOrganization("org-unknown")
                .get("/widgets")
                .isProblem(ProblemType.NOT_A_MEMBER);
    }

    @Test
    void refusesSeveralCredentialsAndOtherSchemes() {
        rawRequest(List.of(token(), token())).isProblem(ProblemType.TOKEN_INVALID);
        rawRequest(List.of("Authorization: Basic eDp5")).isProblem(ProblemType.TOKEN_INVALID);
        rawRequest(List.of("Authorization: Bearer")).isProblem(ProblemType.TOKEN_INVALID);
    }

    @Test
    void answersNotFoundWithoutDetails() {
        for (String path : List.of(
                "/",
                "/api",
                "/api/v1",
                "/api/v1/nope",
                "/problem",
                "/WEB-INF/web.xml",
                "/api/v1/application.wadl",
                "//api/v1/me")) {
            Wire.send(api.server(), "GET " + path + " HTTP/1.1", List.of(token()), new byte[0])
                    .isProblem(ProblemType.NOT_FOUND);
        }
    }

    private Answer rawRequest(List<String> headers) {
        return Wire.send(api.server(), "GET /api/v1/dashboard/widgets HTTP/1.1", headers, new byte[0]);
    }

    private static String token() {
        return "Authorization: Bearer " + Tokens.forCaller(ACME_OWNER).sign();
    }
}
