package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCursorTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00.123456Z");
    private static final String HASH = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final String QUERY = "\"dGhlIHF1ZXJ5\"";

    private static final SortField TEXT = sortedBy(ValueType.TEXT, "text");
    private static final SortField NUMBER = sortedBy(ValueType.NUMBER, "numeric");
    private static final SortField TRUTH = sortedBy(ValueType.BOOLEAN, "bool");
    private static final SortField TIME = sortedBy(ValueType.TIME, "timestamptz");
    private static final SortField LOCAL = sortedBy(ValueType.TIME, "timestamp");
    private static final SortField DAY = sortedBy(ValueType.TIME, "date");

    private static SortField sortedBy(ValueType type, String column) {
        return new SortField(new FieldReference(new Field("f", null, type, "f", column), null, type), true);
    }

    @Test
    void keepsEveryKindOfKey() {
        keeps(List.of(), List.of());
        keeps(List.of(TEXT, NUMBER, TRUTH), List.of("", new BigDecimal("-1.50"), true));
        keeps(List.of(TEXT, TEXT, TEXT), Arrays.asList(null, "\u0001'\n\"\uD83D\uDE00", "\uD83D\uDE00".repeat(100)));
        keeps(List.of(NUMBER, NUMBER), List.of(new BigDecimal("1e-400"), new BigDecimal("12345678901234567890.123")));
        keeps(List.of(TIME, LOCAL, DAY), List.of(OffsetDateTime.MAX, LocalDateTime.MIN, LocalDate.MAX));
        keeps(
                List.of(TIME, LOCAL, DAY),
                List.of(
                        OffsetDateTime.parse("2026-01-31T09:30:00.000001Z"),
                        LocalDateTime.parse("-0044-03-15T00:00:00"),
                        LocalDate.parse("2026-01-31")));
    }

    private static void keeps(List<SortField> order, List<Object> keys) {
        var cursor = new RowCursor(NOW, new Position(keys, HASH, 7));

        String text = cursor.encode(QUERY);

        assertThat(text).hasSizeLessThanOrEqualTo(RowCursor.MAX_LENGTH).matches("[A-Za-z0-9_-]+");
        assertThat(RowCursor.decode(text, QUERY, order)).isEqualTo(cursor);
    }

    @Test
    void refusesACursorOfOtherRows() {
        String cursor = new RowCursor(NOW, new Position(List.of("a"), HASH, 1)).encode(QUERY);

        refuses(cursor, "\"b3RoZXI\"", List.of(TEXT));
        refuses(cursor, QUERY, List.of());
        refuses(cursor, QUERY, List.of(NUMBER));
        refuses(cursor, QUERY, List.of(TEXT, TEXT));
    }

    /** Bytes of a cursor are changed: each cursor that is accepted has values that the database accepts. */
    @Test
    void refusesForgedCursors() {
        refuses("", QUERY, List.of());
        refuses("?", QUERY, List.of());
        refuses("bmV4dA", QUERY, List.of());
        refuses(new RowCursor(NOW, new Position(List.of(), HASH, 0)).encode(QUERY), QUERY, List.of());
        refuses(
                new RowCursor(Instant.EPOCH.minusSeconds(9_000_000_000L), new Position(List.of(), HASH, 1))
                        .encode(QUERY),
                QUERY,
                List.of());
        refuses(forged("infinity"), QUERY, List.of(TIME));
        refuses(forged("+999999-01-01T00:00:00Z"), QUERY, List.of(TIME));
        refuses(forged("2026-02-30"), QUERY, List.of(DAY));
        refuses(forged("1e200000"), QUERY, List.of(NUMBER));
        refuses(forged("yes"), QUERY, List.of(TRUTH));
        refuses(forged("a\u0000b"), QUERY, List.of(TEXT));
        byte[] bytes = Base64.getUrlDecoder()
                .decode(new RowCursor(NOW, new Position(List.of("a", new BigDecimal("5")), HASH, 1)).encode(QUERY));
        var random = new Random(7);
        for (int attempt = 0; attempt < 2_000; attempt++) {
            byte[] changed = Arrays.copyOf(bytes, bytes.length - random.nextInt(3));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            try {
                Position after =
                        RowCursor.decode(text, QUERY, List.of(TEXT, NUMBER)).after();
                assertThat(after.count()).isPositive();
                assertThat(after.keys()).hasSize(2);
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo(ProblemType.CURSOR_INVALID);
            }
        }
    }

    /** Only the types of keys decide how their texts are read. */
    private static String forged(String key) {
        return new RowCursor(NOW, new Position(List.of(key), HASH, 1)).encode(QUERY);
    }

    private static void refuses(String cursor, String query, List<SortField> order) {
        assertThatThrownBy(() -> RowCursor.decode(cursor, query, order))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemType.CURSOR_INVALID));
    }

    @Test
    void saysThatKeysAreTooLong() {
        var digits = new BigDecimal("9".repeat(3_000));

        assertThatThrownBy(() -> new RowCursor(NOW, new Position(List.of(digits), HASH, 1)).encode(QUERY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemType.QUERY_RESULT_TOO_LARGE));
    }
}
