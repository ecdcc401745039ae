package dev.tenantboard.quickaction;

import static dev.tenantboard.api.Callers.ACME_MEMBER;
import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.quickaction.outbound.Receiver.Received;
import dev.tenantboard.server.Fleet;
import java.util.HashMap;
import java.util.Map;

/** Quick actions that call the fleet's receiver, and what the database holds of their calls. */
public record Calls(Fleet fleet) {

    /**
     * Creates an action with a separate endpoint, so that the receiver can assign each call to its test. The database gets
     * the endpoint, because the API refuses one that is not on the operator's list.
     */
    public String create(String path, Map<String, Object> fields) {
        return createAt(endpoint(path), fields);
    }

    String create(Caller creator, String path) {
        return createAt(creator, endpoint(path), Map.of());
    }

    private String endpoint(String path) {
        return "http://localhost:" + fleet.receiver().port() + "/in/{id}" + path;
    }

    String createAt(String endpoint, Map<String, Object> fields) {
        return createAt(ACME_OWNER, endpoint, fields);
    }

    private String createAt(Caller creator, String endpoint, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Call",
                "icon",
                "chart",
                "actionType",
                "API_CALL",
                "apiEndpoint",
                endpoint("/ok").replace("{id}", "x")));
        body.putAll(fields);
        String id = fleet.server(0)
                .api()
                .as(creator)
                .post("/quick-actions", body)
                .isStatus(201)
                .id();
        fleet.rows().update("update quick_actions set api_endpoint = ? where id = ?", endpoint.replace("{id}", id), id);
        return id;
    }

    public static String place(String id) {
        return "/quick-actions/" + id + "/execute";
    }

    Answer execute(String id) {
        return fleet.server(0).api().as(ACME_MEMBER).post(place(id), "{}");
    }

    public Received only(String id) {
        assertThat(fleet.receiver().received(id)).hasSize(1);
        return fleet.receiver().received(id).get(0);
    }

    public String run(String id) {
        return fleet.rows()
                .text(
                        "select concat_ws(' ', state, coalesce(response_status::text, 'null'), coalesce(failure, 'null'))"
                                + " from quick_action_runs where quick_action_id = ?",
                        id);
    }

    public String activity(String id) {
        return fleet.rows()
                .text(
                        "select string_agg(concat_ws(' ', type, action, severity, user_id), ', ') from activity_feeds"
                                + " where entity_type = 'quick_action' and entity_id = ? and type <> 'DATA_CHANGE'",
                        id);
    }

    /** The title of the activity of a call. */
    String title(String id) {
        return fleet.rows()
                .text(
                        "select title from activity_feeds"
                                + " where entity_type = 'quick_action' and entity_id = ? and type <> 'DATA_CHANGE'",
                        id);
    }

    int uses(String id) {
        return Integer.parseInt(fleet.rows().text("select usage_count from quick_actions where id = ?", id));
    }
}
