package dev.tenantboard.problem;

/** Characters that the syntax of HTTP permits in a place. Characters above 255 are never members. */
final class ByteSet {

    static final String ALPHANUMERIC = range('0', '9') + range('A', 'Z') + range('a', 'z');

    private static final int BYTES = 256;

    private final boolean[] members = new boolean[BYTES];

    ByteSet(String characters) {
        characters.chars().forEach(c -> members[c] = true);
    }

    /** Returns all characters from the first to the last. */
    static String range(int first, int last) {
        StringBuilder range = new StringBuilder();
        for (int c = first; c <= last; c++) {
            range.append((char) c);
        }
        return range.toString();
    }

    /** Returns whether all characters of a part of the text are in this set. */
    boolean hasAll(String text, int begin, int end) {
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c >= BYTES || !members[c]) {
                return false;
            }
        }
        return true;
    }
}
