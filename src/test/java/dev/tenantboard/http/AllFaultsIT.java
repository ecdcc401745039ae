package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One answer has all faults of a body: wrong types, unknown fields, violations, and errors in documents. */
class AllFaultsIT extends ServerTest {

    private Session owner;

    @BeforeEach
    void signIn() {
        owner = api.as(ACME_OWNER);
    }

    @Test
    void reportsAllFaultsOfAWidget() {
        refuses(
                owner.post(
                        "/widgets",
                        "{\"name\":\" \",\"type\":\"CHART\",\"config\":{\"smooth\":1,\"colour\":2},\"refreshRate\":\"x\","
                                + "\"position\":{\"x\":-1,\"y\":1.5,\"w\":2,\"h\":2},\"isVisible\":\"yes\",\"extra\":1,"
                                + "\"permissions\":[\"a b\",3]}"),
                "/config/colour",
                "/config/smooth",
                "/extra",
                "/isVisible",
                "/name",
                "/permissions/0",
                "/permissions/1",
                "/position/x",
                "/position/y",
                "/refreshRate");
    }

    @Test
    void reportsAllFaultsOfAMetric() {
        refuses(
                owner.post(
                        "/metrics",
                        "{\"name\":\"\",\"category\":\"NONE\",\"targetValue\":\"1\",\"query\":{\"v\":2,"
                                + "\"dataset\":\"activities\",\"measures\":[{\"id\":\"n\",\"agg\":\"none\"}]}}"),
                "/category",
                "/name",
                "/query/measures/0/agg",
                "/query/v",
                "/targetValue");
    }

    @Test
    void reportsAllFaultsOfAPatch() {
        Answer widget =
                owner.post("/widgets", BodyOperation.CREATE_WIDGET.body()).isStatus(201);

        refuses(
                owner.ifMatch(widget.etag())
                        .patch("/widgets/" + widget.id(), "{\"name\":\"\",\"type\":\"NONE\",\"extra\":1}"),
                "/extra",
                "/name",
                "/type");
    }

    @Test
    void reportsAllFaultsOfAPatchOfAMetric() {
        Answer metric =
                owner.post("/metrics", BodyOperation.CREATE_METRIC.body()).isStatus(201);

        refuses(
                owner.ifMatch(metric.etag())
                        .patch("/metrics/" + metric.id(), "{\"name\":\"\",\"query\":{\"v\":2},\"targetValue\":\"1\"}"),
                "/name",
                "/query/v",
                "/targetValue");
    }

    /** Each violation needs memory: tens of thousands of them in parallel requests would end the server. */
    @ParameterizedTest
    @CsvSource({"/preferences, widgets, PUT", "/metrics, permissions, POST", "/activities/marks, ids, POST"})
    void limitsTheFaultsOfLongLists(String path, String field, String method) {
        String items = String.join(",", Collections.nCopies(20_000, "\"\""));

        Answer answer = owner.ifMatch(method.equals("PUT") ? "\"x\"" : null)
                .send(method, path, "application/json", BodyPublishers.ofString("{\"" + field + "\":[" + items + "]}"));

        answer.isProblem(422).pointsTo("/" + field);
        assertThat(answer.json().path("errors")).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void reportsTwentyFaultsAtMost() {
        String items = String.join(",", Collections.nCopies(400, "\"\""));

        Answer answer = owner.ifMatch("\"x\"").put("/preferences", "{\"widgets\":[" + items + "],\"theme\":1}");

        answer.isProblem(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .hasSize(20)
                .contains("/theme", "/widgets");
    }

    @Test
    void inventsNoFaultOfTheWholeBody() {
        refuses(owner.post("/activities/marks", "{\"ids\":\"x\",\"isRead\":true}"), "/ids");
    }

    @Test
    void reportsAllFaultsOfAnItem() {
        Answer answer = owner.post(
                "/activities/batch",
                "[" + BodyOperation.RECORD_ACTIVITY.body() + ",{\"title\":\"\",\"type\":\"NONE\",\"extra\":1}]");

        assertThat(answer.json().findValuesAsText("pointer")).contains("/title", "/type", "/extra");
    }

    private static void refuses(Answer answer, String... pointers) {
        answer.isProblem(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactlyInAnyOrder(pointers);
    }
}
