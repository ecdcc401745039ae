package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static dev.tenantboard.api.Callers.BOTH_IN_ACME;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.INACTIVE;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import dev.tenantboard.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For each invalid token, the response is a problem with a challenge, without the token's text, and the log has no stack trace. */
class TokenIT extends ServerTest {

    private static final Tokens GOOD = Tokens.forCaller(ACME_OWNER);

    private int logStart;

    @BeforeEach
    void markTheLog() {
        logStart = TestServer.running().server().log().length();
    }

    @AfterEach
    void findsNoExceptionInTheLog() {
        String added = TestServer.running().server().log().substring(logStart);
        assertThat(added).doesNotContain("Exception", "\tat ", "Throwable", RefusedTokens.EVIL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tenantboard.access.RefusedTokens#byTheirTimes")
    void refusesForItsTimes(String name, String token) {
        refuses(token, name.startsWith("expired") ? ProblemType.TOKEN_EXPIRED : ProblemType.TOKEN_INVALID);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tenantboard.access.RefusedTokens#byTheirClaims")
    void refusesForItsClaims(String name, String token) {
        refuses(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tenantboard.access.RefusedTokens#byTheirSignature")
    void refusesForItsSignature(String name, String token) {
        refuses(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tenantboard.access.RefusedTokens#byTheirHeader")
    void refusesForItsHeader(String name, String token) {
        refuses(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tenantboard.access.RefusedTokens#byTheirForm")
    void refusesForItsForm(String name, String token) {
        refuses(token);
    }

    private void refuses(String token) {
        refuses(token, ProblemType.TOKEN_INVALID);
    }

    private void refuses(String token, ProblemType type) {
        Answer answer = api.withToken(token).get("/widgets");

        answer.isProblem(type).doesNotEcho(RefusedTokens.EVIL).doesNotEcho(token);
        String detail = answer.json().at("/detail").asText();
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer realm=\"tenantboard\", error=\"invalid_token\", error_description=\"" + detail + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic dXNlcjpwYXNzd29yZA==", "Digest username=\"x\"", "garbage"})
    void refusesOtherCredentials(String credential) {
        Answer answer = api.anonymous().with("Authorization", credential).get("/widgets");

        answer.isProblem(ProblemType.TOKEN_INVALID);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"tenantboard\"");
    }

    @Test
    void sendsAChallengeWithoutAToken() {
        Answer answer = api.anonymous().get("/widgets");

        answer.isProblem(ProblemType.TOKEN_MISSING);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"tenantboard\"");
    }

    @Test
    void refusesTwoTokens() throws Exception {
        HttpResponse<String> answer = twice("Bearer " + GOOD.sign(), "Bearer " + GOOD.sign());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    private HttpResponse<String> twice(String first, String second) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.server() + "/api/v1/dashboard/widgets"))
                .header("Authorization", first)
                .header("Authorization", second)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void ignoresTheTokenOnPathsThatNeedNone() {
        api.withToken("garbage").absolute().get("/health/live").isStatus(200);
    }

    @Test
    void refusesATokenForAnotherOrganization() {
        api.as(ACME_OWNER.in(GLOBEX))
                .get("/widgets")
                .isProblem(ProblemType.NOT_A_MEMBER)
                .doesNotEcho(GLOBEX);
        api.as(ACME_OWNER.in("unknown")).get("/widgets").isProblem(ProblemType.NOT_A_MEMBER);
    }

    @Test
    void refusesAnotherOrganizationThanTheToken() {
        api.as(BOTH_IN_ACME)
                .inOrganization(GLOBEX)
                .get("/widgets")
                .isProblem(ProblemType.TOKEN_FOR_OTHER_ORGANIZATION)
                .doesNotEcho(GLOBEX);
        api.as(BOTH_IN_ACME).inOrganization(ACME).get("/widgets").isStatus(200);
    }

    @Test
    void requiresAnOrganizationOfAMemberOfSeveral() {
        api.as(BOTH_IN_ACME.withoutOrganization())
                .get("/widgets")
                .isProblem(ProblemType.ORGANIZATION_NOT_CHOSEN)
                .hasDetailContaining("/me");
        api.as(BOTH_IN_ACME.withoutOrganization())
                .inOrganization(GLOBEX)
                .get("/widgets")
                .isStatus(200);
        api.as(ACME_OWNER.withoutOrganization()).get("/widgets").isStatus(200);
    }

    @Test
    void refusesUsersWhoAreInactiveUnknownOrStrangers() {
        List.of(STRANGER, new Caller("user-nobody", ACME, STRANGER.groups()))
                .forEach(caller -> api.as(caller).get("/widgets").isProblem(ProblemType.NOT_A_MEMBER));
        api.as(INACTIVE).get("/widgets").isProblem(ProblemType.ACCOUNT_INACTIVE);
    }

    @Test
    void namesTheClaimThatIsTheReason() {
        api.withToken(GOOD.claim("aud", RefusedTokens.EVIL).sign())
                .get("/widgets")
                .isProblem(ProblemType.TOKEN_INVALID)
                .hasDetailContaining("its claim aud does not name this service");
    }

    @Test
    void isReadyWithKeys() {
        assertThat(api.anonymous().absolute().get("/health/ready").body()).contains("\"token-keys\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    void acceptsBothAlgorithmsInTheTypes(String type) {
        accepts(GOOD.header("typ", type));
        accepts(GOOD.header("typ", type).with(JWSAlgorithm.ES256));
    }

    @Test
    void acceptsOneOfSeveralAudiencesAndClocksThatDifferALittle() {
        accepts(GOOD.claim("aud", List.of("another", Tokens.AUDIENCE)));
        accepts(GOOD.at("nbf", 10).at("iat", 10));
        accepts(GOOD.at("exp", -10));
    }

    private void accepts(Tokens token) {
        api.withToken(token.sign()).get("/widgets").isStatus(200);
    }

    @Test
    void acceptsTheSchemeInAnyCase() {
        api.anonymous()
                .with("Authorization", "bEARER " + GOOD.sign())
                .get("/widgets")
                .isStatus(200);
    }
}
