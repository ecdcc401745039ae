package dev.tenantboard.problem;

/** The host of a request, with or without a port, and without a user (RFC 9110, 4.2). */
final class RequestAuthority {

    private static final ByteSet NAME = new ByteSet(ByteSet.ALPHANUMERIC + "._~!$&'()*+,;=-");
    private static final ByteSet ADDRESS = new ByteSet("0123456789ABCDEFabcdef:.");
    private static final ByteSet DIGITS = new ByteSet(ByteSet.range('0', '9'));
    private static final int MAX_PORT = 65_535;
    private static final int MAX_DIGITS = 5;

    private RequestAuthority() {}

    /** @throws MalformedRequest if it is malformed */
    static void check(String authority) {
        int end = authority.startsWith("[") ? endOfAddress(authority) : endOfName(authority);
        boolean valid = end > 0
                && (end == authority.length() || authority.charAt(end) == ':' && isPort(authority.substring(end + 1)));
        if (!valid) {
            throw new MalformedRequest("The host is not a name or an address, with or without a port.");
        }
    }

    /** Returns 0 if there is no valid name. */
    private static int endOfName(String authority) {
        int colon = authority.indexOf(':');
        int end = colon < 0 ? authority.length() : colon;
        return NAME.hasAll(authority, 0, end) ? end : 0;
    }

    /** Returns 0 if there is no valid address of IPv6 in brackets. */
    private static int endOfAddress(String authority) {
        int bracket = authority.indexOf(']');
        return bracket > 1 && ADDRESS.hasAll(authority, 1, bracket) ? bracket + 1 : 0;
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && DIGITS.hasAll(text, 0, text.length())
                && Integer.parseInt(text) <= MAX_PORT;
    }
}
