package dev.tenantboard.metric.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A document over the samples, in which anything that the language has may stand. */
final class RandomQuery {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Prague", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo");
    private static final List<String> NUMBERS =
            List.of("small", "whole", "big", "amount", "price", "single", "ratio", "more.n", "more.it's ?.%");
    private static final List<String> TEXTS = List.of("label", "kind", "more.t", "more.it's ?.%");
    private static final List<String> TIMES = List.of("at", "localAt", "day", "more.when");

    /** Numbers that are the same however they are computed: an order does not hang on their last digit. */
    private static final List<String> EXACT =
            List.of("count", "countDistinct", "sum", "min", "max", "median", "first", "last");

    static final List<String> INEXACT = List.of("avg", "percentile");

    /** Numbers that rows hold, and some close to them. */
    private static final List<String> STORED = List.of(
            "0.3",
            "0.30000000000000004",
            "1e3",
            "-0.0",
            "0.1",
            "32767",
            "-2147483648",
            "9223372036854775807",
            "9007199254740993",
            "9100000000000001",
            "9100000000000002",
            "9100000000000000",
            "12345678901234567890.123456789",
            "-92233720368547758.08",
            "2345671",
            "33554432",
            "3.4028235e38",
            "1e-45",
            "0.3333333333333333",
            "123456789.12345679",
            "1e40",
            "-1e-40",
            "0.1234567890123456789012");

    private final Random random;
    private final ObjectNode query = NODES.objectNode();
    private final List<String> exact = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private boolean timed;

    RandomQuery(Random random) {
        this.random = random;
    }

    ObjectNode next() {
        query.put("v", 1).put("dataset", "samples");
        timed = chance(85);
        boolean grouped = chance(35);
        measures();
        if (chance(50)) {
            query.set("where", condition(3));
        }
        if (timed) {
            time(grouped);
        }
        formulas();
        query.put("value", pick(numbers));
        if (timed && chance(40)) {
            compare();
        }
        if (grouped) {
            group();
        }
        return query;
    }

    /** One number, as an input of another query is. */
    ObjectNode input() {
        next();
        query.remove(List.of("v", "groupBy", "compare", "orderBy", "limit"));
        if (query.path("time") instanceof ObjectNode time) {
            time.remove(List.of("grain", "fill"));
        }
        return query;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> values) {
        return SampleRow.pick(random, values);
    }

    private void measures() {
        ArrayNode measures = query.putArray("measures");
        int count = 1 + random.nextInt(4);
        for (int place = 0; place < count; place++) {
            String id = "m" + place;
            String agg = place > 0 && chance(40) ? pick(INEXACT) : pick(timed ? EXACT : EXACT.subList(0, 6));
            ObjectNode measure = measures.addObject().put("id", id).put("agg", agg);
            if (agg.equals("countDistinct") || (agg.equals("count") && chance(40))) {
                field(measure, pick(List.of(NUMBERS, TEXTS, TIMES, List.of("open", "more.b"))));
            } else if (!agg.equals("count")) {
                field(measure, NUMBERS);
            }
            if (agg.equals("percentile")) {
                measure.put("p", new BigDecimal(pick(List.of("0.05", "0.25", "0.5", "0.9", "0.99"))));
            }
            if (chance(30)) {
                measure.set("where", condition(2));
            }
            (INEXACT.contains(agg) ? numbers : exact).add(id);
        }
        numbers.addAll(exact);
    }

    /** Names one of some fields of one type, and says so where the catalog does not know it. */
    private String field(ObjectNode holder, List<String> fields) {
        String field = pick(fields);
        holder.put("field", field);
        String type = fields == NUMBERS ? "number" : fields == TEXTS ? "text" : fields == TIMES ? "time" : "boolean";
        if (field.startsWith("more.")) {
            holder.put("as", type);
        }
        return type;
    }

    private ObjectNode condition(int depth) {
        ObjectNode node = NODES.objectNode();
        switch (depth == 0 ? 9 : random.nextInt(6)) {
            case 0 -> node.putArray("and").add(condition(depth - 1)).add(condition(depth - 1));
            case 1 -> node.putArray("or").add(condition(depth - 1)).add(condition(depth - 1));
            case 2 -> node.set("not", condition(depth - 1));
            default -> leaf(node);
        }
        return node;
    }

    private void leaf(ObjectNode node) {
        String type = field(node, pick(List.of(NUMBERS, TEXTS, TIMES, List.of("open", "more.b"))));
        String op = pick(
                switch (type) {
                    case "number" ->
                        List.of("eq", "neq", "gt", "gte", "lt", "lte", "between", "in", "notIn", "isNull", "isNotNull");
                    case "text" -> List.of("eq", "neq", "in", "notIn", "contains", "startsWith", "isNull", "isNotNull");
                    case "time" -> List.of("eq", "neq", "gt", "gte", "lt", "lte", "between", "isNull", "isNotNull");
                    default -> List.of("eq", "neq", "isNull", "isNotNull");
                });
        node.put("op", op);
        switch (op) {
            case "isNull", "isNotNull" -> {
                // They take no value.
            }
            case "in", "notIn" -> {
                ArrayNode values = node.putArray("values");
                add(values, type);
                add(values, type);
            }
            case "between" -> between(node.putArray("values"), type);
            default -> node.set("value", add(NODES.arrayNode(), type).get(0));
        }
    }

    private ArrayNode add(ArrayNode values, String type) {
        return switch (type) {
            case "number" -> values.add(number());
            case "text" -> values.add(chance(20) ? pick(List.of("WARNING", "ERROR")) : pick(SampleRow.TEXTS));
            case "time" -> values.add(SampleRow.instant(random).toString());
            default -> values.add(random.nextBoolean());
        };
    }

    private BigDecimal number() {
        return chance(40)
                ? new BigDecimal(pick(STORED))
                : new BigDecimal(random.nextInt(20) - 5 + (chance(50) ? ".5" : ""));
    }

    private void between(ArrayNode values, String type) {
        if (type.equals("number")) {
            BigDecimal least = number();
            values.add(least).add(least.add(BigDecimal.valueOf(random.nextInt(8))));
        } else {
            var least = SampleRow.instant(random);
            values.add(least.toString())
                    .add(least.plusSeconds(random.nextInt(900_000)).toString());
        }
    }

    private void time(boolean grouped) {
        ObjectNode time = query.putObject("time");
        field(time, chance(60) ? List.of("at") : TIMES);
        if (time.path("field").asText().equals("at")) {
            time.remove("as");
        } else if (time.path("field").asText().startsWith("more.")) {
            time.put("as", "time");
        }
        time.put("zone", pick(ZONES));
        if (chance(30)) {
            time.put("weekStart", pick(List.of("monday", "sunday")));
        }
        String grain = window(time.putObject("window"));
        if (chance(grouped ? 30 : 60)) {
            time.put("grain", grain);
            if (chance(70)) {
                time.put("fill", pick(List.of("none", "zero", "null", "previous")));
            }
        }
    }

    /** Makes a window, and gives a grain that parts it into not too many. */
    private String window(ObjectNode window) {
        String unit = pick(List.of("hour", "day", "day", "week", "month", "quarter", "year"));
        switch (random.nextInt(5)) {
            case 0 -> {
                window.put("this", unit);
                return finer(unit);
            }
            case 1 -> {
                window.put("previous", unit);
                return finer(unit);
            }
            case 2 -> {
                window.put("rolling", pick(List.of("PT24H", "P2D", "PT90M", "P10D")));
                return "hour";
            }
            case 3 -> {
                window.put(
                        "from", pick(List.of("2023-10-01", "2024-03-09T12:30", "2024-03-30T23:00:00Z", "2020-02-29")));
                window.put("to", pick(List.of("2024-04-08", "2024-04-01T00:00:00+02:00", "2024-04-07T02:15:00")));
                return pick(List.of("week", "month", "quarter", "year"));
            }
            default -> {
                window.put("last", 1 + random.nextInt(5)).put("unit", unit);
                if (chance(50)) {
                    window.put("partial", pick(List.of("include", "exclude")));
                }
                return finer(unit);
            }
        }
    }

    private String finer(String unit) {
        return switch (unit) {
            case "hour" -> pick(List.of("hour", "minute"));
            case "day", "week" -> pick(List.of("day", "hour"));
            case "month" -> pick(List.of("month", "week", "day"));
            default -> pick(List.of("quarter", "month", "week"));
        };
    }

    private void formulas() {
        if (!chance(40) || exact.isEmpty()) {
            return;
        }
        ArrayNode formulas = query.putArray("formulas");
        for (int place = 0; place <= random.nextInt(2); place++) {
            String expression = pick(List.of(
                            "100 * %s / nullif(%s, 0)",
                            "%s - %s", "coalesce(%s, 0) + abs(%s)", "max(%s, %s) / 3", "%s / %s"))
                    .formatted(pick(exact), pick(exact));
            formulas.addObject().put("id", "f" + place).put("expr", expression);
            exact.add("f" + place);
            numbers.add("f" + place);
        }
    }

    private void compare() {
        ArrayNode compare = query.putArray("compare");
        for (int place = 0; place <= random.nextInt(3); place++) {
            ObjectNode comparison = compare.addObject().put("id", "c" + place);
            String to = pick(List.of("previous", "previousYear", "offset", "target"));
            comparison.put("to", to);
            if (to.equals("offset")) {
                comparison.put("offset", pick(List.of("P1M", "P7D", "PT36H", "P1Y2DT3H")));
            }
            if (!to.equals("target") && chance(50)) {
                comparison.put("align", pick(List.of("elapsed", "full")));
            }
        }
    }

    private void group() {
        List<String> measures = exact.stream().filter(id -> id.startsWith("m")).toList();
        ArrayNode groups = query.putArray("groupBy");
        List<String> grouped = new ArrayList<>();
        for (int place = 0; place <= random.nextInt(2); place++) {
            ObjectNode group = NODES.objectNode();
            field(group, pick(List.of(NUMBERS, TEXTS, List.of("open", "more.b"))));
            String field = group.get("field").asText();
            if (!grouped.contains(field)) {
                grouped.add(field);
                groups.add(group);
                if (chance(60)) {
                    ObjectNode top = group.putObject("top")
                            .put("n", 1 + random.nextInt(5))
                            .put("by", pick(measures));
                    top.put("order", pick(List.of("asc", "desc"))).put("other", random.nextBoolean());
                }
            }
        }
        if (chance(50)) {
            List<String> keys = new ArrayList<>(grouped);
            keys.addAll(exact);
            query.putArray("orderBy").addObject().put("id", pick(keys)).put("dir", pick(List.of("asc", "desc")));
        }
        if (chance(30)) {
            query.put("limit", 1 + random.nextInt(chance(70) ? 8 : 1_000));
        }
    }
}
