package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.RawRequest;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and bodies that other clients send, and that the standards allow. */
class RequestHeadersIT extends ServerTest {

    private static final String MARK = "\uFEFF";
    private static final String ACTIVITY = BodyOperation.RECORD_ACTIVITY.body().replaceAll("\\s*\n\\s*", "");
    private static final String WIDGETS = "/api/v1/dashboard/widgets";

    private Session owner;

    @BeforeEach
    void signIn() {
        owner = api.as(ACME_OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "text/html", "application/json;q=0"})
    void deletesWhateverTheClientAccepts(String accept) {
        Answer widget = widget();

        owner.with("Accept", accept)
                .ifMatch(widget.etag())
                .delete("/widgets/" + widget.id())
                .isStatus(204);

        owner.get("/widgets/" + widget.id()).isProblem(404);
    }

    @Test
    void answersProblemsToClientsThatAcceptNone() {
        Answer refused = owner.with("Accept", "application/json").get("/widgets/none");

        refused.isProblem(404);
        assertThat(refused.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml"})
    void ignoresTheTypeOfABodyThatIsNotThere(String type) {
        Answer widget = widget();

        owner.with("Content-Type", type).get("/widgets/" + widget.id()).isStatus(200);
        owner.with("Content-Type", type)
                .ifMatch(widget.etag())
                .delete("/widgets/" + widget.id())
                .isStatus(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=ISO-8859-1", "application/json; charset=utf-16", "*/*;charset=x"})
    void labelsJsonWithoutACharset(String accept) {
        Answer answer = owner.with("Accept", accept).get("/widgets?limit=1").isStatus(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    /** Its encoding is UTF-8, too (HTML, 9.2.5). */
    @Test
    void labelsAStreamOfEventsWithoutACharset() {
        Answer answer =
                owner.with("Accept", "text/event-stream;charset=ISO-8859-1").head("/events");

        assertThat(answer.isStatus(200).header("Content-Type")).isEqualTo("text/event-stream");
    }

    @Test
    void readsEntityTagsOfSeveralLinesAndEmptyMembers() {
        Answer widget = widget();

        String changed = raw(
                "PATCH",
                widget,
                "If-Match: \"old\"\r\nIf-Match: ,, " + widget.etag() + " ,\r\n",
                "application/merge-patch+json",
                "{\"title\":\"Changed\"}");
        String unchanged = raw(
                "GET",
                owner.get("/widgets/" + widget.id()),
                "If-None-Match: \"old\",\r\nIf-None-Match: "
                        + owner.get("/widgets/" + widget.id()).etag() + "\r\n",
                "text/plain",
                "");

        assertThat(changed).startsWith("HTTP/1.1 200 ");
        assertThat(unchanged).startsWith("HTTP/1.1 304 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "current"})
    void refusesAChangeOfWhatMustNotExist(String ifNoneMatch) {
        Answer widget = widget();
        Session change = owner.ifNoneMatch(ifNoneMatch.equals("*") ? "*" : widget.etag());

        change.patch("/widgets/" + widget.id(), "{}").isProblem(ProblemType.IF_NONE_MATCH_FAILED);
        change.ifMatch(widget.etag())
                .patch("/widgets/" + widget.id(), "{}")
                .isProblem(ProblemType.IF_NONE_MATCH_FAILED);
        change.delete("/widgets/" + widget.id()).isProblem(ProblemType.IF_NONE_MATCH_FAILED);
        change.delete("/widgets/none").isProblem(404);

        owner.get("/widgets/" + widget.id()).isStatus(200);
    }

    @Test
    void changesWhatDiffersFromOtherTags() {
        Answer widget = widget();

        owner.ifNoneMatch("\"old\"")
                .ifMatch(widget.etag())
                .patch("/widgets/" + widget.id(), "{}")
                .isStatus(200);
        owner.ifNoneMatch("\"old\"").patch("/widgets/" + widget.id(), "{}").isProblem(428);
    }

    @Test
    void skipsAByteOrderMark() {
        owner.post("/activities", MARK + ACTIVITY).isStatus(201);
        owner.post("/activities/batch", MARK + "[" + ACTIVITY + "]").isStatus(207);
        Answer lines = owner.send(
                "POST",
                "/activities/batch",
                RequestItems.LINES,
                BodyPublishers.ofString(MARK + ACTIVITY + "\n" + ACTIVITY + "\n"));

        assertThat(lines.isStatus(207).json().findValuesAsText("status")).containsExactly("201", "201");
    }

    @ParameterizedTest
    @ValueSource(strings = {MARK, MARK + MARK + "{}", " " + MARK + "{}", "{}" + MARK})
    void skipsOneByteOrderMarkBeforeADocument(String body) {
        owner.post("/activities", body).isProblem(ProblemType.BODY_MALFORMED);
    }

    private Answer widget() {
        return owner.post("/widgets", BodyOperation.CREATE_WIDGET.body()).isStatus(201);
    }

    private String raw(String method, Answer widget, String headers, String type, String body) {
        return RawRequest.send(
                api.server(),
                method + " " + WIDGETS + "/" + widget.id() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer "
                        + Tokens.forCaller(ACME_OWNER).sign() + "\r\n" + headers
                        + "Content-Type: " + type + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body);
    }
}
