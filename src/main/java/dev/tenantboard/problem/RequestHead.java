package dev.tenantboard.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a request as the server received it: the request line and the header lines. It is checked by RFC 9112 and
 * RFC 9110, without the exceptions that they permit for old clients: a proxy in front may read such a request in
 * another way. Bytes above 127 are valid in the value of a header. The value of {@code Cookie} is not checked, because
 * it belongs to other applications.
 */
final class RequestHead {

    private static final Pattern LINE_END = Pattern.compile("\r\n");
    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://([^/?]*)(.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final int MAX_PORT = 65_535;
    private static final char DELETE = 0x7f;

    /** The headers that define where a request goes, and where it ends. */
    private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding");

    private final boolean hasHost;
    private final Map<String, List<String>> fields = new HashMap<>();

    /** @throws MalformedRequest if the head is malformed */
    static void check(String head) {
        new RequestHead(head).checkFraming();
    }

    private RequestHead(String head) {
        String[] lines = LINE_END.split(head);
        String[] words = lines.length == 0 ? lines : lines[0].split(" ", -1);
        if (words.length != 3 || !isToken(words[0])) {
            throw new MalformedRequest(
                    "The first line is not a method, a target and a version, with one blank between.");
        }
        if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
            throw new MalformedRequest("The version is not HTTP/1.1.");
        }
        hasHost = words[2].equals("HTTP/1.1");
        checkTarget(words[0], words[1]);
        for (int line = 1; line < lines.length; line++) {
            addField(lines[line]);
        }
    }

    private static void checkTarget(String method, String target) {
        Matcher origin = ORIGIN.matcher(target);
        if (target.startsWith("/")) {
            RequestPath.check(target);
        } else if (origin.matches()) {
            checkAuthority(origin.group(1));
            RequestPath.check(origin.group(2));
        } else if (!method.equals("OPTIONS") || !target.equals("*")) {
            throw new MalformedRequest("The target is not a path that starts with a slash.");
        }
    }

    private static void checkAuthority(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group(1) != null && Integer.parseInt(parts.group(1)) > MAX_PORT) {
            throw new MalformedRequest("The host is not a name or an address, with or without a port.");
        }
    }

    private void addField(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.substring(0, colon))) {
            throw new MalformedRequest("A header line does not start with a name and a colon.");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1);
        boolean cookie = name.equals("cookie");
        if (!value.chars().allMatch(c -> cookie ? c != 0 && c != '\r' && c != '\n' : isText(c))) {
            throw new MalformedRequest("The value of a header has a control character.");
        }
        if (ONCE.contains(name)) {
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value.strip());
        }
    }

    private static boolean isText(int character) {
        return character == '\t' || character >= ' ' && character != DELETE;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || TOKEN_MARKS.indexOf(c) >= 0);
    }

    private void checkFraming() {
        fields.forEach((name, values) -> {
            if (values.size() > 1) {
                throw new MalformedRequest("There is more than one header " + name + ".");
            }
        });
        String host = field("host");
        if (host != null) {
            checkAuthority(host);
        } else if (hasHost) {
            throw new MalformedRequest("The header Host is missing.");
        }
        String length = field("content-length");
        String coding = field("transfer-encoding");
        if (length != null && !LENGTH.matcher(length).matches()) {
            throw new MalformedRequest("The Content-Length is not a number.");
        }
        if (coding != null && (length != null || !hasHost || !coding.equalsIgnoreCase("chunked"))) {
            throw new MalformedRequest("The Transfer-Encoding is not chunked, or there is a Content-Length, too.");
        }
    }

    private String field(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.get(0);
    }
}
