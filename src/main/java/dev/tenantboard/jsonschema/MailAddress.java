package dev.tenantboard.jsonschema;

import java.util.regex.Pattern;

/** The form of a mailbox address (RFC 5321, 4.1.2), which is ASCII. */
final class MailAddress {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final Pattern DOTTED = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"");

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("\\[" + OCTET + "(?:\\." + OCTET + "){3}]");
    private static final Pattern IPV6 = Pattern.compile("\\[IPv6:[0-9A-Fa-f:.]{2,45}]");

    private MailAddress() {}

    static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= MAX_LOCAL_PART
                && text.length() <= MAX_LENGTH
                && isLocalPart(text.substring(0, at))
                && isHost(text.substring(at + 1));
    }

    private static boolean isLocalPart(String text) {
        return DOTTED.matcher(text).matches() || QUOTED.matcher(text).matches();
    }

    private static boolean isHost(String text) {
        return DOMAIN.matcher(text).matches()
                || IPV4.matcher(text).matches()
                || IPV6.matcher(text).matches();
    }
}
