package dev.tenantboard.problem;

/**
 * The head of a request as the server received it: the request line and the header lines. It is checked by RFC 9112 and
 * RFC 9110, without the exceptions that they permit for old clients: a proxy in front may read such a request in
 * another way. Bytes above 127 are valid in the value of a header. The value of {@code Cookie} is not checked, because
 * it belongs to other applications. The server does this for each request, so there are only loops over the characters.
 */
final class RequestHead {

    private static final String LINE_END = "\r\n";
    private static final ByteSet TOKEN = new ByteSet(ByteSet.ALPHANUMERIC + "!#$%&'*+-.^_`|~");
    private static final ByteSet TEXT = new ByteSet("\t" + ByteSet.range(' ', '~') + ByteSet.range(0x80, 0xff));
    private static final ByteSet COOKIE =
            new ByteSet(ByteSet.range(1, '\n' - 1) + "\u000b\f" + ByteSet.range('\r' + 1, 0xff));
    private static final ByteSet DIGITS = new ByteSet(ByteSet.range('0', '9'));
    private static final int MAX_DIGITS = 18;

    private String host;
    private String length;
    private String coding;
    private boolean contentCoding;

    private RequestHead() {}

    /** @throws MalformedRequest if the head is malformed */
    static RequestHead of(String head) {
        int end = endOfLine(head, 0);
        RequestLine line = RequestLine.of(head.substring(0, end));
        RequestHead fields = new RequestHead();
        int begin = end + LINE_END.length();
        for (end = endOfLine(head, begin); end > begin; end = endOfLine(head, begin)) {
            fields.add(head, begin, end);
            begin = end + LINE_END.length();
        }
        fields.checkFraming(line.needsHost());
        return fields;
    }

    /** Returns whether the body has a content coding. The server decodes it, and then removes this header. */
    boolean hasContentCoding() {
        return contentCoding;
    }

    private static int endOfLine(String head, int begin) {
        int end = head.indexOf(LINE_END, begin);
        if (end < 0) {
            throw new MalformedRequest("A line does not end with CR and LF.");
        }
        return end;
    }

    static boolean isToken(String text, int begin, int end) {
        return end > begin && TOKEN.hasAll(text, begin, end);
    }

    private void add(String head, int begin, int end) {
        int colon = head.indexOf(':', begin);
        if (colon < 0 || !isToken(head, begin, colon)) {
            throw new MalformedRequest("A header line does not start with a name and a colon.");
        }
        ByteSet permitted = isNamed("cookie", head, begin, colon) ? COOKIE : TEXT;
        if (!permitted.hasAll(head, colon + 1, end)) {
            throw new MalformedRequest("The value of a header has a control character.");
        }
        if (isNamed("host", head, begin, colon)) {
            host = only(host, "Host", head.substring(colon + 1, end));
        } else if (isNamed("content-length", head, begin, colon)) {
            length = only(length, "Content-Length", head.substring(colon + 1, end));
        } else if (isNamed("transfer-encoding", head, begin, colon)) {
            coding = only(coding, "Transfer-Encoding", head.substring(colon + 1, end));
        } else if (isNamed("content-encoding", head, begin, colon)) {
            contentCoding = true;
        }
    }

    private static boolean isNamed(String name, String head, int begin, int colon) {
        return colon - begin == name.length() && head.regionMatches(true, begin, name, 0, name.length());
    }

    /** The headers that define where a request goes, and where it ends, occur once. */
    private static String only(String before, String name, String value) {
        if (before != null) {
            throw new MalformedRequest("There is more than one header " + name + ".");
        }
        return value.strip();
    }

    private void checkFraming(boolean needsHost) {
        if (host != null) {
            RequestAuthority.check(host);
        } else if (needsHost) {
            throw new MalformedRequest("The header Host is missing.");
        }
        if (length != null && !isLength(length)) {
            throw new MalformedRequest("The Content-Length is not a number.");
        }
        if (coding != null && (length != null || !needsHost || !coding.equalsIgnoreCase("chunked"))) {
            throw new MalformedRequest("The Transfer-Encoding is not chunked, or there is a Content-Length, too.");
        }
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && DIGITS.hasAll(text, 0, text.length());
    }
}
