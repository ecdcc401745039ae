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
 * What a view reads and under which conditions, from the plan that PostgreSQL makes for it ({@code explain (verbose, format
 * json)}). The planner has put every condition where it holds, those of row security and those that follow from joins
 * included, so a table's scan shows which columns have the current organization in all that is read of it.
 */
final class ReadPlan {

    /**
     * A table that is read.
     *
     * @param bound the columns of which every row that is read has the current organization
     * @param shown the column that the view's organization_id is; null if it is none of this table, or cannot be told
     */
    record Scan(String schema, String table, Set<String> bound, String shown) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SETTING = "current_setting\\('app\\.current_org_id'::text(, (true|false))?\\)";

    /** The current organization: bare, null instead of empty, as another type. */
    private static final Pattern CURRENT = Pattern.compile(
            "\\(*(" + SETTING + "|NULLIF\\(" + SETTING + ", ''::text\\))\\)*(::(text|uuid|character varying))?\\)*");

    private static final Pattern COLUMN =
            Pattern.compile("\\(*([a-z_][a-z0-9_$]*|\"[^\"]+\")\\.([a-z_][a-z0-9_$]*|\"[^\"]+\")\\)*(::text)?\\)*");

    private static final List<String> CONDITIONS = List.of("Filter", "Index Cond", "Recheck Cond");

    private final Map<String, String> initPlans = new HashMap<>();
    private final List<Scan> scans = new ArrayList<>();
    private final String organization;
    private boolean opaque;

    private ReadPlan(JsonNode plan, int place) {
        organization = plan.path("Output").path(place).asText();
        collect(plan);
        walk(plan);
    }

    /** @param place where among the view's columns its organization_id is, from 0 */
    static ReadPlan of(String explained, int place) {
        try {
            return new ReadPlan(JSON.readTree(explained).path(0).path("Plan"), place);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("PostgreSQL explained something else than JSON", unreadable);
        }
    }

    List<Scan> scans() {
        return scans;
    }

    /** Whether a part of it reads something that it does not name, such as tables of another server that it joins there. */
    boolean isOpaque() {
        return opaque;
    }

    /** A subquery that is evaluated once, and how the conditions name its value: before version 17 as $0. */
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

    /** The conditions that all must hold: a text as PostgreSQL prints it, {@code ((a) AND (b))}. */
    private static Stream<String> conjuncts(String condition) {
        List<String> parts = split(inside(condition));
        return parts.size() == 1 ? parts.stream() : parts.stream().flatMap(ReadPlan::conjuncts);
    }

    /** Without the parentheses around the whole. */
    private static String inside(String condition) {
        return condition.startsWith("(") && end(condition) == condition.length() - 1
                ? inside(condition.substring(1, condition.length() - 1))
                : condition;
    }

    /** Where the parenthesis at the start is closed. */
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

    /** At each AND that is in no parentheses; a condition with an OR there stays whole, and binds nothing. */
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

    /** The column that a condition compares with the current organization. */
    private Stream<String> bound(String conjunct, String alias) {
        String[] sides = inside(conjunct).split(" = ", -1);
        if (sides.length != 2) {
            return Stream.empty();
        }
        Optional<String> left = isCurrent(sides[1]) ? column(sides[0], alias) : Optional.empty();
        Optional<String> right = isCurrent(sides[0]) ? column(sides[1], alias) : Optional.empty();
        return Stream.of(left, right).flatMap(Optional::stream);
    }

    /** The name of a column of the table that has this alias. */
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
