package dev.tenantboard.http;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
