package dev.tenantboard.metric.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables and conditions of a view, from PostgreSQL's plan of it ({@code explain (verbose, format json)}). The
 * planner puts every condition where it applies, including those of row-level security and those implied by joins. So
 * the scan of a table shows which columns equal the current organization in every row that is read.
 */
final class ReadPlan {

    /**
     * A table that is read.
     *
     * @param bound the columns that equal the current organization in every row that is read
     * @param shown the column that the view returns as organization_id; null if it is not of this table, or unknown
     */
    record Scan(String schema, String table, Set<String> bound, String shown) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SETTING = "current_setting\\('app\\.current_org_id'::text(, (true|false))?\\)";

    /** The expressions for the current organization: plain, null instead of empty, or cast to another type. */
    private static final Pattern CURRENT = Pattern.compile(
            "\\(*(" + SETTING + "|NULLIF\\(" + SETTING + ", ''::text\\))\\)*(::(text|uuid|character varying))?\\)*");

    private static final Pattern COLUMN =
            Pattern.compile("\\(*([a-z_][a-z0-9_$]*|\"[^\"]+\")\\.([a-z_][a-z0-9_$]*|\"[^\"]+\")\\)*(::text)?\\)*");

    private static final List<String> CONDITIONS = List.of("Filter", "Index Cond", "Recheck Cond");

    private final Map<String, String> initPlans = new HashMap<>();
    private final List<Scan> scans = new ArrayList<>();
    private final String organization;
    private boolean opaque;

    private ReadPlan(JsonNode plan, int index) {
        organization = plan.path("Output").path(index).asText();
        collect(plan);
        walk(plan);
    }

    /** @param index the index of organization_id among the view's columns, from 0 */
    static ReadPlan of(String explained, int index) {
        try {
            return new ReadPlan(JSON.readTree(explained).path(0).path("Plan"), index);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("PostgreSQL explained something else than JSON", unreadable);
        }
    }

    List<Scan> scans() {
        return scans;
    }

    /** Returns whether a node reads relations that it does not name, such as joined tables of another server. */
    boolean isOpaque() {
        return opaque;
    }

    /**
     * A subquery that is evaluated once, with the name of its value in conditions. Before version 17 the name is $0.
     */
    private void collect(JsonNode node) {
        String name = node.path("Subplan Name").asText();
        if (name.startsWith("InitPlan")) {
            String plain = name.replaceFirst(" \\(returns .*", "");
            String value = node.path("Output").path(0).asText();
            initPlans.put("(" + plain + ").col1", value);
            initPlans.put(name.replaceFirst(".*returns (\\$\\d+).*", "$1"), value);
        }
        node.path("Plans").forEach(this::collect);
    }

    private void walk(JsonNode node) {
        if (node.has("Relation Name")) {
            String alias = node.path("Alias").asText();
            Set<String> bound = CONDITIONS.stream()
                    .flatMap(key -> conjuncts(node.path(key).asText()))
                    .flatMap(conjunct -> bound(conjunct, alias))
                    .collect(Collectors.toSet());
            scans.add(new Scan(
                    node.path("Schema").asText(),
                    node.path("Relation Name").asText(),
                    bound,
                    column(organization, alias).orElse(null)));
        }
        opaque |= !node.has("Relation Name")
                && List.of("Custom Scan", "Foreign Scan")
                        .contains(node.path("Node Type").asText());
        node.path("Plans").forEach(this::walk);
    }

    /** Splits a text such as {@code ((a) AND (b))} into the conditions that must all be true. */
    private static Stream<String> conjuncts(String condition) {
        List<String> parts = split(inside(condition));
        return parts.size() == 1 ? parts.stream() : parts.stream().flatMap(ReadPlan::conjuncts);
    }

    /** Removes the parentheses around the whole text. */
    private static String inside(String condition) {
        return condition.startsWith("(") && end(condition) == condition.length() - 1
                ? inside(condition.substring(1, condition.length() - 1))
                : condition;
    }

    /** Returns the position of the parenthesis that closes the first one. */
    private static int end(String condition) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Splits at each AND outside of parentheses. A condition with an OR there stays whole and binds nothing. */
    private static List<String> split(String condition) {
        List<String> parts = new ArrayList<>();
        String rest = condition;
        while (rest.startsWith("(") && end(rest) > 0) {
            int end = end(rest);
            if (!rest.startsWith(" AND ", end + 1)) {
                break;
            }
            parts.add(rest.substring(0, end + 1));
            rest = rest.substring(end + 1 + " AND ".length());
        }
        if (!parts.isEmpty() && rest.startsWith("(") && end(rest) == rest.length() - 1) {
            parts.add(rest);
            return parts;
        }
        return List.of(condition);
    }

    /** Returns the column that a condition compares with the current organization. */
    private Stream<String> bound(String conjunct, String alias) {
        String[] sides = inside(conjunct).split(" = ", -1);
        if (sides.length != 2) {
            return Stream.empty();
        }
        Optional<String> left = isCurrent(sides[1]) ? column(sides[0], alias) : Optional.empty();
        Optional<String> right = isCurrent(sides[0]) ? column(sides[1], alias) : Optional.empty();
        return Stream.of(left, right).flatMap(Optional::stream);
    }

    /** Returns the column name if it belongs to the table with this alias. */
    private static Optional<String> column(String side, String alias) {
        Matcher matcher = COLUMN.matcher(side);
        return matcher.matches() && unquoted(matcher.group(1)).equals(alias)
                ? Optional.of(unquoted(matcher.group(2)))
                : Optional.empty();
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    private boolean isCurrent(String side) {
        return CURRENT.matcher(initPlans.getOrDefault(side, side)).matches();
    }
}
