package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cost of statements, from PostgreSQL's plans.
 *
 * @param rows the scanned rows
 * @param blocks the blocks of eight kilobytes, read or in memory
 * @param paths the indexes that found activities, or "all" for a sequential scan
 */
record PlanCost(long rows, long blocks, Set<String> paths) {

    private static final String INDEX = "idx_activity_feeds_";

    static PlanCost of(Collection<JsonNode> plans) {
        long rows = 0;
        long blocks = 0;
        Set<String> paths = new TreeSet<>();
        for (JsonNode plan : plans) {
            JsonNode root = plan.get("Plan");
            rows += scanned(root, paths);
            blocks += root.path("Shared Hit Blocks").asLong()
                    + root.path("Shared Read Blocks").asLong();
        }
        return new PlanCost(rows, blocks, paths);
    }

    private static long scanned(JsonNode node, Set<String> paths) {
        long rows = 0;
        if (node.path("Node Type").asText().contains("Scan")) {
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            rows += Math.round(each * node.path("Actual Loops").asDouble());
            note(node, paths);
        }
        for (JsonNode child : node.path("Plans")) {
            rows += scanned(child, paths);
        }
        return rows;
    }

    private static void note(JsonNode scan, Set<String> paths) {
        String index = scan.path("Index Name").asText();
        if (index.startsWith(INDEX)) {
            paths.add(index.substring(INDEX.length()));
        } else if (scan.path("Node Type").asText().equals("Seq Scan")
                && scan.path("Relation Name").asText().equals("activity_feeds")) {
            paths.add("all");
        }
    }

    boolean isWithin(long mostRows, long mostBlocks) {
        return rows <= mostRows && blocks <= mostBlocks;
    }
}
