package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** An organization of one test's own, its owner, and metrics that count its deals. */
public record MetricSheet(Database rows, String organization, Caller owner, Session session) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Counts the activities about deals. */
    public static final String DEALS = """
            {"v":1,"dataset":"activities","where":{"field":"entityType","op":"eq","value":"deal"},
            "measures":[{"id":"n","agg":"count"}],"value":"n"}""";

    /** An organization that nobody else uses. */
    public static MetricSheet in(Database rows, Api api, String organization) {
        rows.organization(organization, "GROWTH");
        Caller owner = rows.member("owner-of-" + organization, organization, "OWNER");
        return new MetricSheet(rows, organization, owner, api.as(owner));
    }

    /** The same organization on another server. */
    public MetricSheet on(Api api) {
        return new MetricSheet(rows, organization, owner, api.as(owner));
    }

    public static JsonNode document(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    public String metric(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Deals", "category", "SALES", "query", document(DEALS), "refreshRate", 3_600));
        body.putAll(fields);
        return session.post("/metrics", body).isStatus(201).id();
    }

    public void deals(int count) {
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                        + " select gen_random_uuid(), 'Won', 'USER_ACTION', 'deal', '1', 'won', ?"
                        + " from generate_series(1, ?) n",
                organization,
                count);
    }

    public Answer value(String metric) {
        return session.get("/metrics/" + metric + "/value").isStatus(200);
    }

    /** As if the time had passed. */
    public void expire(String metric) {
        rows.update(
                "update dashboard_metric_values set calculated_at = calculated_at - interval '1 day',"
                        + " due_at = now() - interval '1 second' where organization_id = ? and metric_id = ?",
                organization,
                metric);
    }

    /** Recalculates, and demands that it succeeds. */
    public void calculate(String metric) {
        Answer answer = session.post("/metrics/calculate", Map.of("ids", List.of(metric)));
        assertThat(answer.isStatus(207).json().at("/items/0/status").asInt())
                .as(answer.toString())
                .isEqualTo(200);
    }

    public int history(String metric) {
        return Integer.parseInt(rows.text(
                "select count(*) from dashboard_metric_history where organization_id = ? and metric_id = ?",
                organization,
                metric));
    }

    /** The answer as soon as it is the expected one. */
    public Answer await(Supplier<Answer> request, String pointer, String expected) {
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer = request.get();
        while (!answer.text(pointer).equals(expected) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            answer = request.get();
        }
        assertThat(answer.text(pointer)).as(answer.toString()).isEqualTo(expected);
        return answer;
    }

    /** Changes of status that are among the activities, oldest first: severity, from, to and value. */
    public String changes(String metric) {
        return rows.text(
                "select coalesce(string_agg(concat_ws(' ', severity, metadata ->> 'from', metadata ->> 'to',"
                        + " metadata ->> 'value'), ', ' order by created_at), '') from activity_feeds"
                        + " where organization_id = ? and entity_type = 'metric' and entity_id = ?"
                        + " and type = 'SYSTEM_EVENT' and user_id is null",
                organization,
                metric);
    }
}
