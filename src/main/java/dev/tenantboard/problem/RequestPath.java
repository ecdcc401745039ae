package dev.tenantboard.problem;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The path and the query of a request. A path with a character that the server cannot decode, or with a dot segment, is
 * refused: clients resolve dot segments before they send a request (RFC 3986, 5.2.4).
 */
final class RequestPath {

    private static final ByteSet TARGET = new ByteSet(ByteSet.range('!', '"') + ByteSet.range('$', '~'));
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE_LENGTH = 3;
    private static final char DELETE = 0x7f;

    private RequestPath() {}

    /** @throws MalformedRequest if it is malformed */
    static void check(String target) {
        if (!TARGET.hasAll(target, 0, target.length())) {
            throw new MalformedRequest("The target has a character that must be percent-encoded.");
        }
        int query = target.indexOf('?');
        String path = decoded(query < 0 ? target : target.substring(0, query));
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == DELETE || c == '\\') {
                throw new MalformedRequest("The path has a control character or a backslash.");
            }
        }
        if (path.contains("/.")) {
            checkSegments(path);
        }
    }

    private static void checkSegments(String path) {
        for (String segment : path.split("/")) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals(".") || name.equals("..")) {
                throw new MalformedRequest("The path has a dot segment.");
            }
        }
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var bytes = new ByteArrayOutputStream(path.length());
        int next = 0;
        while (next < path.length()) {
            boolean escape = path.charAt(next) == '%';
            bytes.write(escape ? escaped(path, next) : path.charAt(next));
            next += escape ? ESCAPE_LENGTH : 1;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedRequest("The path is not UTF-8.");
        }
    }

    private static int escaped(String path, int percent) {
        int high =
                percent + ESCAPE_LENGTH <= path.length() ? Character.digit(path.charAt(percent + 1), HEXADECIMAL) : -1;
        int low = high < 0 ? -1 : Character.digit(path.charAt(percent + 2), HEXADECIMAL);
        if (low < 0) {
            throw new MalformedRequest("The path has a percent sign without two hexadecimal digits.");
        }
        return HEXADECIMAL * high + low;
    }
}
