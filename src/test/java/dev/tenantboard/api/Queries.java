package dev.tenantboard.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Query documents for tests that need any valid query. */
public final class Queries {

    /** A count of all activities, in JSON. */
    public static final String COUNT_JSON = """
            {"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "value": "n"}""";

    private static final Map<String, Object> COUNT = Map.of(
            "v", 1, "dataset", "activities", "measures", List.of(Map.of("id", "n", "agg", "count")), "value", "n");

    private Queries() {}

    /** A count of all activities. */
    public static Map<String, Object> count() {
        return COUNT;
    }

    /** A composite of other metrics, by their ids. Its value is that of the first one. */
    public static Map<String, Object> of(String... metrics) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (String metric : metrics) {
            inputs.put("m" + inputs.size(), Map.of("metric", metric));
        }
        return Map.of("v", 1, "inputs", inputs, "value", "m0");
    }
}
