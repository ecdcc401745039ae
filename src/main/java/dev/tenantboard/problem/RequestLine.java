package dev.tenantboard.problem;

/**
 * The first line of a request.
 *
 * @param needsHost whether the version is HTTP/1.1, which requires the header {@code Host} and knows chunks
 */
record RequestLine(boolean needsHost) {

    private static final String SCHEME = "http://";
    private static final String SECURE_SCHEME = "https://";

    /** @throws MalformedRequest if the line is malformed */
    static RequestLine of(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0 || line.indexOf(' ', second + 1) >= 0 || !RequestHead.isToken(line, 0, first)) {
            throw new MalformedRequest(
                    "The first line is not a method, a target and a version, with one blank between.");
        }
        String version = line.substring(second + 1);
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            throw new MalformedRequest("The version is not HTTP/1.1.");
        }
        checkTarget(line.substring(0, first), line.substring(first + 1, second));
        return new RequestLine(version.equals("HTTP/1.1"));
    }

    private static void checkTarget(String method, String target) {
        if (target.startsWith("/")) {
            RequestPath.check(target);
        } else if (starts(target, SCHEME)) {
            checkAddress(target.substring(SCHEME.length()));
        } else if (starts(target, SECURE_SCHEME)) {
            checkAddress(target.substring(SECURE_SCHEME.length()));
        } else if (!method.equals("OPTIONS") || !target.equals("*")) {
            throw new MalformedRequest("The target is not a path that starts with a slash.");
        }
    }

    private static boolean starts(String target, String scheme) {
        return target.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static void checkAddress(String address) {
        int end = 0;
        while (end < address.length() && address.charAt(end) != '/' && address.charAt(end) != '?') {
            end++;
        }
        RequestAuthority.check(address.substring(0, end));
        RequestPath.check(address.substring(end));
    }
}
