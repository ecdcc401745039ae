package dev.tenantboard.metric.engine;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** A row of the table of samples, each value as the database is given it; any may be null. */
record SampleRow(
        String label,
        String kind,
        Integer whole,
        String amount,
        Double ratio,
        Boolean open,
        Instant at,
        LocalDateTime localAt,
        LocalDate day,
        String more,
        Short small,
        Long big,
        Float single,
        String price) {

    /** As long as a key of a group may be. */
    private static final String LONG = "\uD83D\uDE00".repeat(200);

    /** Texts that some other syntax gives a meaning to, beside plain ones. */
    static final List<String> TEXTS = List.of(
            "alpha",
            "Alpha",
            "beta",
            "a",
            "b",
            "",
            " ",
            "100%",
            "a_b",
            "axb",
            "back\\slash",
            "'; drop table samples; --",
            "\"quoted\"",
            "žluťoučký",
            "Ž",
            "z",
            "日本語",
            "\uD83D\uDE00",
            "e\u0301",
            "é",
            "?",
            "$1",
            "{}",
            LONG + "a",
            LONG + "b",
            "null");

    private static final List<String> KINDS = List.of("INFO", "SUCCESS", "WARNING", "ERROR", "CRITICAL");

    /** Half an hour before these, clocks changed: in Prague, New York, Lord Howe and São Paulo, each way. */
    static final List<Instant> CHANGES = List.of(
            Instant.parse("2024-03-31T01:30:00Z"),
            Instant.parse("2023-10-29T01:30:00Z"),
            Instant.parse("2024-03-10T07:30:00Z"),
            Instant.parse("2023-11-05T06:30:00Z"),
            Instant.parse("2023-09-30T16:00:00Z"),
            Instant.parse("2024-04-06T15:30:00Z"),
            Instant.parse("2018-11-04T03:30:00Z"),
            Instant.parse("2019-02-17T02:30:00Z"));

    private static final String INSERT = "insert into %s values ('%s', ?,"
            + " ?::\"ActivitySeverity\", ?::int4, ?::numeric, ?::float8, ?::bool, ?::timestamptz, ?::timestamp, ?::date, ?::jsonb,"
            + " ?::int2, ?::int8, ?::float4, ?::numeric::money)";

    static SampleRow random(Random random) {
        return new SampleRow(
                maybe(random, pick(random, TEXTS)),
                maybe(random, pick(random, KINDS)),
                maybe(random, often(random, random.nextInt(12) - 4, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                maybe(random, amount(random)),
                maybe(random, ratio(random)),
                maybe(random, random.nextBoolean()),
                maybe(random, instant(random)),
                maybe(random, LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC)),
                maybe(random, LocalDate.ofInstant(instant(random), ZoneOffset.UTC)),
                maybe(random, document(random)),
                maybe(random, often(random, (short) (random.nextInt(12) - 4), Short.MIN_VALUE, Short.MAX_VALUE)),
                maybe(
                        random,
                        often(
                                random,
                                random.nextInt(12) - 4L,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                9_007_199_254_740_993L,
                                9_100_000_000_000_001L,
                                9_100_000_000_000_002L)),
                maybe(
                        random,
                        often(
                                random,
                                random.nextInt(1000) / 8f,
                                Float.MAX_VALUE,
                                -Float.MAX_VALUE,
                                Float.MIN_VALUE,
                                Float.NaN,
                                Float.POSITIVE_INFINITY,
                                2_345_671f,
                                2_345_672f,
                                33_554_432f,
                                0.1f,
                                -0f)),
                maybe(
                        random,
                        often(
                                random,
                                random.nextInt(40) - 10 + "." + random.nextInt(10) + "5",
                                "92233720368547758.07",
                                "-92233720368547758.08",
                                "0.00",
                                "-0.01")));
    }

    /** Usually the first value, else one of the others. */
    @SafeVarargs
    private static <T> T often(Random random, T usual, T... others) {
        return random.nextInt(3) > 0 ? usual : others[random.nextInt(others.length)];
    }

    private static <T> T maybe(Random random, T value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String amount(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "NaN";
            case 1 -> "Infinity";
            case 2 -> "0.00";
            case 3 -> "12345678901234567890.123456789";
            case 4 -> pick(random, List.of("-Infinity", "1e-400", "1e40", "-1e-40", "12345678901234567890.123456788"));
            case 5 -> pick(random, List.of("9100000000000001", "9100000000000002", "9100000000000001.0"));
            default -> random.nextInt(40) - 10 + "." + random.nextInt(100);
        };
    }

    private static Double ratio(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> 0.1 + 0.2;
            case 3 -> 1e300;
            case 4 ->
                pick(
                        random,
                        List.of(
                                Double.MAX_VALUE,
                                -Double.MAX_VALUE,
                                Double.MIN_VALUE,
                                1e-320,
                                -0.0,
                                1e22,
                                0.1,
                                5e15 + 1));
            case 5 -> pick(random, List.of(0.3, 123456789.123456789, 1.0 / 3, -9_007_199_254_740_993.0));
            default -> random.nextInt(1000) / 8.0;
        };
    }

    /** Often on the hour, where buckets meet, and often at the same time as another. */
    static Instant instant(Random random) {
        Instant near = pick(random, CHANGES).plus(random.nextInt(192) - 96, ChronoUnit.HOURS);
        return switch (random.nextInt(4)) {
            case 0 -> near.truncatedTo(ChronoUnit.HOURS);
            case 1 -> near;
            case 2 -> near.plus(random.nextInt(2_000_000_000), ChronoUnit.MICROS);
            default -> Instant.parse("2023-09-01T00:00:00Z").plusSeconds(random.nextInt(240 * 86_400));
        };
    }

    private static String document(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "[1, 2]";
            case 1 -> "\"text\"";
            case 2 -> "null";
            default ->
                "{\"n\": %s, \"t\": %s, \"b\": %s, \"when\": %s, \"%s\": %s}"
                        .formatted(
                                value(random), value(random), value(random), time(random), "it's ?.%", value(random));
        };
    }

    private static String value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> "{\"n\": 1}";
            case 4 -> "[3]";
            case 5 -> "\"7\"";
            case 6 ->
                "\"" + pick(random, List.of("alpha", "beta", "100%", "a_b", "Ž", "", LONG + "a", LONG + "b")) + "\"";
            case 7 ->
                pick(
                        random,
                        List.of("1e3", "9100000000000001", "9100000000000002", "0.1234567890123456789012", "-1e-40"));
            default -> random.nextInt(20) - 5 + "." + random.nextInt(10);
        };
    }

    private static String time(Random random) {
        return switch (random.nextInt(15)) {
            case 0 -> "12";
            case 1 -> "\"2024-02-30T00:00:00Z\"";
            case 2 -> "\"2023-02-29T00:00:00Z\"";
            case 3 -> "\"2024-03-31\"";
            case 4 -> "\"2024-03-31T25:00:00Z\"";
            case 5 -> "\"yesterday\"";
            case 6 -> "\"2024-02-29t10:00:00.1234567z\"";
            case 7 -> "\"2024-03-31 02:30:00+02:00\"";
            case 8 -> "\"0000-01-01T00:00:00Z\"";
            case 9 -> "\"2024-04-01T00:00:00+15:59\"";
            case 10 -> "\"2024-03-31T23:59:59.999999999Z\"";
            default -> "\"" + instant(random) + "\"";
        };
    }

    static void insert(TestDatabase database, List<SampleRow> rows) throws SQLException {
        try (Connection connection = database.superuser()) {
            insert(connection, "samples", Measured.ORGANIZATION, rows);
        }
    }

    static void insert(Connection connection, String table, String organization, List<SampleRow> rows)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table, organization))) {
            for (SampleRow row : rows) {
                Object[] values = {
                    row.label,
                    row.kind,
                    row.whole,
                    row.amount,
                    row.ratio,
                    row.open,
                    row.at,
                    row.localAt,
                    row.day,
                    row.more,
                    row.small,
                    row.big,
                    row.single,
                    row.price
                };
                for (int place = 0; place < values.length; place++) {
                    insert.setString(place + 1, values[place] == null ? null : values[place].toString());
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
