package dev.tenantboard.bench.control;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids for what is inserted once more. In a recorded value they are numbers between two marks; an id is as long and as random
 * at its beginning as the product's.
 */
public final class FreshIds {

    public static final char MARK = '\u0001';

    private static final int LENGTH = 25;

    private final long start = ThreadLocalRandom.current().nextLong();
    private final String end = Long.toString(start & Long.MAX_VALUE, 36);

    /** The value with an id in place of each number. */
    String in(String value) {
        int mark = value == null ? -1 : value.indexOf(MARK);
        if (mark < 0) {
            return value;
        }
        var filled = new StringBuilder(value.length() + 32);
        int from = 0;
        while (mark >= 0) {
            int end = value.indexOf(MARK, mark + 1);
            filled.append(value, from, mark);
            append(filled, Integer.parseInt(value, mark + 1, end, 10));
            from = end + 1;
            mark = value.indexOf(MARK, from);
        }
        return filled.append(value, from, value.length()).toString();
    }

    /** Scattered over the index, as the product's are. */
    private void append(StringBuilder filled, int number) {
        long mixed = (start + number) * 0x9E3779B97F4A7C15L;
        int begin = filled.length();
        filled.append(Long.toString((mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L & Long.MAX_VALUE, 36));
        filled.append('z').append(number).append('z').append(end);
        filled.setLength(Math.min(filled.length(), begin + LENGTH));
    }
}
