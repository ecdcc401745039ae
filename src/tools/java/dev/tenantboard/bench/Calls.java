package dev.tenantboard.bench;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.bench.data.Member;
import dev.tenantboard.bench.load.Call;
import dev.tenantboard.bench.load.Deck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each member sends: as a client with a token would, which does not ask for compressed answers. */
final class Calls {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private static final String API = "/api/v1/dashboard";

    private static final String ACTIVITY = """
            {"title": "Order 4711 was shipped", "description": "It left the warehouse in Brno and arrives tomorrow.",
             "type": "USER_ACTION", "entityType": "order", "entityId": "%s", "action": "shipped",
             "metadata": {"amount": 120.5, "currency": "EUR", "carrier": "rail"}}""";

    private static final String QUERY = """
            {"query": {"v": 1, "dataset": "activities",
              "where": {"field": "entityType", "op": "eq", "value": "order"},
              "measures": [{"id": "orders", "agg": "count"}],
              "time": {"field": "createdAt", "window": {"last": 7, "unit": "day"}, "grain": "day", "fill": "zero"},
              "value": "orders"}}""";

    private static final int BATCH = 1_000;

    /** Batches and calculations are large: not so many different ones are kept ready. */
    private static final int FEW = 16;

    private final List<Member> callers;
    private final List<String> tokens;
    private final Map<Member, String> etags = new LinkedHashMap<>();

    Calls(List<Member> callers, TokenKeys keys) {
        this.callers = callers;
        this.tokens = callers.stream()
                .map(caller -> new Caller(caller.userId(), caller.organizationId(), Set.of()))
                .map(caller -> Tokens.issuedBy(keys, caller, LIFETIME).sign())
                .toList();
    }

    /** Whoever takes part in a scenario, always the same members in the same order. */
    List<Member> callers(Scenario scenario) {
        return switch (scenario) {
            case BATCH ->
                callers.stream()
                        .filter(caller -> caller.number() == 1)
                        .limit(FEW)
                        .toList();
            case CALCULATED ->
                callers.stream().filter(caller -> caller.number() == 1).toList();
            default -> callers;
        };
    }

    /** As their organizations have rows; but calculations, of which each organization has one at a time, evenly. */
    Deck deck(Scenario scenario, long seed) {
        return new Deck(
                callers(scenario).stream()
                        .map(caller -> scenario == Scenario.CALCULATED ? 1.0 : caller.weight())
                        .toList(),
                seed);
    }

    /** Notes the tag of a member's metric, so that it can be asked for with it. */
    void remember(Member caller, String etag) {
        etags.put(caller, etag);
    }

    Call of(Scenario scenario, Member caller) {
        return switch (scenario) {
            case FEED -> get(scenario, caller, API + "/activities?limit=20", Map.of());
            case DASHBOARD -> get(scenario, caller, API, Map.of());
            case WIDGETS -> get(scenario, caller, API + "/widgets", Map.of());
            case METRIC -> get(scenario, caller, metric(caller), Map.of());
            case UNCHANGED -> get(scenario, caller, metric(caller), Map.of("If-None-Match", etags.get(caller)));
            case WRITE -> post(scenario, caller, API + "/activities", ACTIVITY.formatted("4711"));
            case CALCULATED -> post(scenario, caller, API + "/metrics/preview", QUERY);
            case BATCH -> post(scenario, caller, API + "/activities/batch", batch());
            case MIX -> throw new IllegalArgumentException("a mix is made of others");
        };
    }

    private static String metric(Member caller) {
        return API + "/metrics/" + caller.metricId() + "/value";
    }

    private static String batch() {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> ACTIVITY.formatted(i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Call get(Scenario scenario, Member caller, String path, Map<String, String> more) {
        Map<String, String> headers = headers(caller);
        headers.putAll(more);
        return new Call("GET", path, headers, null, scenario.status());
    }

    private Call post(Scenario scenario, Member caller, String path, String body) {
        Map<String, String> headers = headers(caller);
        headers.put("Content-Type", "application/json");
        return new Call("POST", path, headers, body.getBytes(StandardCharsets.UTF_8), scenario.status());
    }

    /** The metrics of a member's organization, calculated now. */
    Call calculation(Member caller) {
        String ids = IntStream.range(0, 3)
                .mapToObj(i -> "\"bench-metric-" + caller.organization() + "-" + i + "\"")
                .collect(Collectors.joining(","));
        return post(
                Scenario.BATCH,
                caller,
                API + "/metrics/calculate",
                "{\"ids\": [" + ids
                        + ",\"system-critical-events-this-month\",\"system-changes-by-type\",\"system-events-today\","
                        + "\"system-active-users-this-week\"]}");
    }

    private Map<String, String> headers(Member caller) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Authorization", "Bearer " + tokens.get(callers.indexOf(caller)));
        return headers;
    }

    /** The same request to the control, which finds its statements by the scenario and the caller's place. */
    Call toControl(Scenario scenario, int place) {
        Call call = of(scenario, callers(scenario).get(place));
        return new Call(
                call.method(),
                "/control/" + scenario.key() + "/" + place,
                call.headers(),
                call.body(),
                call.expected());
    }
}
