package dev.tenantboard.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bundles for tests. */
final class Boards {

    static final String EMPTY = "{\"v\":1,\"metrics\":[],\"quickActions\":[],\"widgets\":[]}";

    /** Its metrics read metrics in three ways, and its widgets refer to metrics and quick actions, also to the platform's. */
    static final String SALES = """
            {"v": 1,
            "metrics": [
                {"key": "a-share", "definition": {"name": "Share", "category": "SALES", "format": "percent",
                    "query": {"v": 1, "inputs": {"won": {"metric": "won"}, "all": {"metric": "platform:system-events-today"}},
                        "formulas": [{"id": "share", "expr": "100 * won / nullif(all, 0)"}], "value": "share"}}},
                {"key": "history", "definition": {"name": "History", "category": "SALES",
                    "query": {"v": 1, "dataset": "metricHistory",
                        "where": {"field": "metricId", "op": "in", "values": ["won", "a-share"]},
                        "measures": [{"id": "n", "agg": "count"}], "value": "n"}}},
                {"key": "won", "definition": {"name": "Won", "category": "SALES", "targetValue": 1.5,
                    "query": {"v": 1, "dataset": "activities",
                        "where": {"field": "action", "op": "eq", "value": "won"},
                        "measures": [{"id": "n", "agg": "count"}], "value": "n"}}}],
            "quickActions": [
                {"key": "new", "definition": {"name": "New deal", "actionType": "NAVIGATION", "targetUrl": "/deals/new"}}],
            "widgets": [
                {"key": "buttons", "definition": {"name": "Buttons", "type": "QUICK_ACTIONS",
                    "config": {"actions": ["new", "platform:system-review-activity"], "columns": 2},
                    "position": {"x": 4, "y": 0, "w": 4, "h": 2}}},
                {"key": "events", "definition": {"name": "Events", "type": "KPI_CARD", "config": {"decimals": 1},
                    "position": {"x": 8, "y": 0, "w": 4, "h": 2}, "dataSource": "metric:platform:system-events-today"}},
                {"key": "won", "definition": {"name": "Won", "type": "KPI_CARD", "config": {},
                    "position": {"x": 0, "y": 0, "w": 4, "h": 2}, "dataSource": "metric:won"}}]}
            """;

    private Boards() {}

    static ObjectNode sales() {
        return json(SALES);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    /** Returns the item of a list with a key. */
    static ObjectNode item(JsonNode bundle, String list, String key) {
        for (JsonNode item : bundle.path(list)) {
            if (item.path("key").asText().equals(key)) {
                return (ObjectNode) item;
            }
        }
        throw new IllegalArgumentException("no item " + key + " in " + list);
    }

    /** Removes the item of a list with a key. */
    static void remove(JsonNode bundle, String list, String key) {
        ArrayNode items = (ArrayNode) bundle.path(list);
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).path("key").asText().equals(key)) {
                items.remove(i);
            }
        }
    }
}
