package dev.tenantboard.problem;

/**
 * The syntax of a chunked body (RFC 9112, 7.1), in the order of its bytes. Each line must end with CR LF: a proxy in front that
 * ends lines in another way would find another end of the body. Chunk extensions are refused, because the server does
 * not read them.
 */
final class ChunkSyntax {

    private enum Expected {
        SIZE,
        END_OF_SIZE,
        DATA,
        END_OF_DATA,
        LF_OF_DATA,
        TRAILER_LINE,
        TRAILER,
        END_OF_TRAILER,
        LAST_LF,
        NOTHING
    }

    private static final int HEXADECIMAL = 16;
    private static final int MAX_DIGITS = 15;

    private Expected expected = Expected.SIZE;
    private int digits;
    private long size;

    /** Returns whether the body is complete. Later bytes belong to the next request. */
    boolean isComplete() {
        return expected == Expected.NOTHING;
    }

    /** Accepts bytes of data, and returns how many: at most the given number, and 0 if a line is next. */
    int skipData(int received) {
        if (expected != Expected.DATA) {
            return 0;
        }
        int skipped = (int) Math.min(size, received);
        size -= skipped;
        if (size == 0) {
            expected = Expected.END_OF_DATA;
        }
        return skipped;
    }

    /** @throws MalformedRequest if the byte, which is not data, is not permitted here */
    void accept(byte next) {
        switch (expected) {
            case SIZE -> size(next);
            case END_OF_SIZE -> {
                exactly(next, '\n', size == 0 ? Expected.TRAILER_LINE : Expected.DATA);
                digits = 0;
            }
            case END_OF_DATA -> exactly(next, '\r', Expected.LF_OF_DATA);
            case LF_OF_DATA -> exactly(next, '\n', Expected.SIZE);
            case TRAILER_LINE -> text(next, Expected.LAST_LF);
            case TRAILER -> text(next, Expected.END_OF_TRAILER);
            case END_OF_TRAILER -> exactly(next, '\n', Expected.TRAILER_LINE);
            case LAST_LF -> exactly(next, '\n', Expected.NOTHING);
            case DATA, NOTHING -> throw new IllegalStateException("not a byte of a line");
        }
    }

    private void size(byte next) {
        int digit = Character.digit((char) next, HEXADECIMAL);
        if (digit >= 0 && digits < MAX_DIGITS) {
            size = HEXADECIMAL * size + digit;
            digits++;
        } else if (digits > 0 && next == '\r') {
            expected = Expected.END_OF_SIZE;
        } else {
            throw malformed();
        }
    }

    /** A byte of a line that ends with CR. */
    private void text(byte next, Expected afterCr) {
        if (next == '\n' || next == 0) {
            throw malformed();
        }
        if (next == '\r') {
            expected = afterCr;
        } else if (expected == Expected.TRAILER_LINE) {
            expected = Expected.TRAILER;
        }
    }

    private void exactly(byte next, char required, Expected following) {
        if (next != required) {
            throw malformed();
        }
        expected = following;
    }

    private static MalformedRequest malformed() {
        return new MalformedRequest("The chunks of the body are malformed.");
    }
}
