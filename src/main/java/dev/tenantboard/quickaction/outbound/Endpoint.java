package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address to call. It is parsed once, so the allow-list, the socket, the certificate check and the Host header use
 * the same parts. Everything that two parsers could read differently is refused.
 *
 * @param host a name in lower case, or the canonical text of an IP address
 * @param query the query as received, or null
 */
record Endpoint(boolean secure, String host, int port, String path, String query) {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,500}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LAST_LABEL = Pattern.compile("[a-z].*");
    private static final Pattern ENCODED_PATH = Pattern.compile("(?i).*%(?:25)*(?:2e|2f|5c|00).*");
    private static final Pattern DOTS = Pattern.compile("\\.{1,2}(?:;.*)?");

    /** @throws IllegalArgumentException with a reason that does not contain the address */
    static Endpoint parse(String address) {
        require(
                address != null && VISIBLE_ASCII.matcher(address).matches(),
                "must be an address of visible ASCII characters");
        URI uri = uri(address);
        require(
                uri.getScheme() != null && uri.getScheme().matches("(?i)https?"),
                "must begin with https:// or http://");
        require(uri.getRawFragment() == null, "must not have a fragment");
        require(!String.valueOf(uri.getRawAuthority()).contains("@"), "must not have a user");
        require(uri.getHost() != null, "must have a host name or an IP address in its usual form");
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        require(port > 0 && port <= 65_535, "must have a port from 1 to 65535");
        return new Endpoint(secure, host(uri.getHost()), port, path(uri.getRawPath()), uri.getRawQuery());
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an address as in RFC 3986", e);
        }
    }

    private static String host(String text) {
        if (text.startsWith("[")) {
            return ipv6(text.substring(1, text.length() - 1));
        }
        String host = text.toLowerCase(Locale.ROOT);
        if (Network.isIpv4(host)) {
            return Network.literal(host).getHostAddress();
        }
        String[] labels = host.split("\\.", -1);
        require(
                host.length() <= 253
                        && Arrays.stream(labels)
                                .allMatch(label -> LABEL.matcher(label).matches())
                        && LAST_LABEL.matcher(labels[labels.length - 1]).matches(),
                "must have a host name or an IP address in its usual form");
        return host;
    }

    private static String ipv6(String literal) {
        require(literal.matches("[0-9A-Fa-f:.]+"), "must not have an IPv6 zone");
        InetAddress address = Network.literal(literal);
        require(address.getAddress().length == 16, "must have an IPv4 address in IPv4 form");
        return address.getHostAddress();
    }

    /** Encoded dots and slashes could escape from the prefix in the allow-list. */
    private static String path(String text) {
        require(!ENCODED_PATH.matcher(text).matches(), "must not have an encoded dot, slash, backslash or zero");
        require(
                Arrays.stream(text.split("/"))
                        .noneMatch(segment -> DOTS.matcher(segment).matches()),
                "must not have . or .. in its path");
        return text.isEmpty() ? "/" : text;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Returns whether this entry of the allow-list covers an address: same origin, and the same path or one below it.
     */
    boolean covers(Endpoint other) {
        String below = path.endsWith("/") ? path : path + "/";
        return secure == other.secure
                && port == other.port
                && host.equals(other.host)
                && (other.path.equals(path) || other.path.startsWith(below));
    }

    /** Returns the host and port as in a URI and the Host header. */
    String authority() {
        String text = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? text : text + ":" + port;
    }

    /** Returns the target of the request line. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    boolean isNamed() {
        return !host.contains(":") && !Network.isIpv4(host);
    }

    /** Returns the addresses of the host, by one lookup. */
    InetAddress[] addresses(HostNames names) throws UnknownHostException {
        return isNamed() ? names.lookUp(host) : new InetAddress[] {Network.literal(host)};
    }
}
