package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.time.Years;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The start of a page of rows, as a text. It contains the time of the first page, so that the windows of all pages are
 * the same, and a fingerprint of the query. It needs no signature, because a forged cursor still reads only rows that the
 * query selects.
 *
 * @param now the time for which windows are computed
 * @param after null for the first page
 */
record RowCursor(Instant now, Position after) {

    /** In characters: a query parameter is not longer. */
    static final int MAX_LENGTH = 2_000;

    private static final int NULL = -1;

    /** More rows that are the same in all fields are not read. */
    private static final int MAX_COUNT = 1_000_000_000;

    static RowCursor first() {
        return new RowCursor(Instant.now().truncatedTo(ChronoUnit.MICROS), null);
    }

    /** The start of rows that do not depend on the time: their cursors are always the same. */
    static RowCursor timeless() {
        return new RowCursor(Instant.EPOCH, null);
    }

    /**
     * Returns the text.
     *
     * @throws ProblemException 422 if the values by which rows are sorted are too long
     */
    String encode(String fingerprint) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, fingerprint);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, now));
            UUID hash = UUID.fromString(after.hash());
            out.writeLong(hash.getMostSignificantBits());
            out.writeLong(hash.getLeastSignificantBits());
            out.writeInt(after.count());
            for (String key : after.texts()) {
                write(out, key);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        if (text.length() > MAX_LENGTH) {
            throw new ProblemException(
                    ProblemType.QUERY_RESULT_TOO_LARGE,
                    "The values by which the rows are sorted are too long for a cursor. Sort by other fields.");
        }
        return text;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * Returns the cursor of a text.
     *
     * @throws ProblemException 400 if it is no cursor of the query
     */
    static RowCursor decode(String text, String fingerprint, List<SortField> order) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return text.length() > MAX_LENGTH ? refused() : read(bytes, fingerprint, order);
        } catch (IOException | RuntimeException unreadable) {
            return refused();
        }
    }

    private static RowCursor read(byte[] bytes, String fingerprint, List<SortField> order) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean known = fingerprint.equals(text(in));
        Instant now = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        String hash = new UUID(in.readLong(), in.readLong()).toString();
        int count = in.readInt();
        List<String> keys = new ArrayList<>();
        while (in.available() > 0) {
            keys.add(text(in));
        }
        return known
                        && count > 0
                        && count < MAX_COUNT
                        && Years.include(now.atOffset(ZoneOffset.UTC).getYear())
                ? new RowCursor(now, Position.parsed(order, keys, hash, count))
                : refused();
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = in.readNBytes(Math.min(length, in.available()));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static RowCursor refused() {
        throw ProblemException.named(
                ProblemType.CURSOR_INVALID, "cursor", "is not a cursor of these rows with this query");
    }
}
