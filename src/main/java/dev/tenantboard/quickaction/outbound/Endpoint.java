package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address to call, read once and in one way only: what the allow-list compares is what the socket, the certificate
 * and the Host header are given. Whatever two parsers could read differently is refused.
 *
 * @param host a name in lower case, or the canonical text of an IP address
 * @param query as it was written, or null
 */
record Endpoint(boolean secure, String host, int port, String path, String query) {

    private static final Pattern WRITTEN = Pattern.compile("[!-~]{1,500}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LAST_LABEL = Pattern.compile("[a-z].*");
    private static final Pattern ENCODED_PATH = Pattern.compile("(?i).*%(?:25)*(?:2e|2f|5c|00).*");
    private static final Pattern DOTS = Pattern.compile("\\.{1,2}(?:;.*)?");

    /** @throws IllegalArgumentException saying, without the address, what is wrong with it */
    static Endpoint parse(String address) {
        demand(address != null && WRITTEN.matcher(address).matches(), "must be an address of visible ASCII characters");
        URI uri = uri(address);
        demand(uri.getScheme() != null && uri.getScheme().matches("(?i)https?"), "must begin with https:// or http://");
        demand(uri.getRawFragment() == null, "must not have a fragment");
        demand(!String.valueOf(uri.getRawAuthority()).contains("@"), "must not have a user");
        demand(uri.getHost() != null, "must have a host name or an IP address in its usual form");
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        demand(port > 0 && port <= 65_535, "must have a port from 1 to 65535");
        return new Endpoint(secure, host(uri.getHost()), port, path(uri.getRawPath()), uri.getRawQuery());
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an address as in RFC 3986", e);
        }
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return ipv6(written.substring(1, written.length() - 1));
        }
        String host = written.toLowerCase(Locale.ROOT);
        if (Network.isIpv4(host)) {
            return Network.literal(host).getHostAddress();
        }
        String[] labels = host.split("\\.", -1);
        demand(
                host.length() <= 253
                        && Arrays.stream(labels)
                                .allMatch(label -> LABEL.matcher(label).matches())
                        && LAST_LABEL.matcher(labels[labels.length - 1]).matches(),
                "must have a host name or an IP address in its usual form");
        return host;
    }

    private static String ipv6(String literal) {
        demand(literal.matches("[0-9A-Fa-f:.]+"), "must not have an IPv6 zone");
        InetAddress address = Network.literal(literal);
        demand(address.getAddress().length == 16, "must have an IPv4 address written as one");
        return address.getHostAddress();
    }

    /** Dots and slashes in disguise would lead out of the prefix that the allow-list gives. */
    private static String path(String written) {
        demand(!ENCODED_PATH.matcher(written).matches(), "must not have an encoded dot, slash, backslash or zero");
        demand(
                Arrays.stream(written.split("/"))
                        .noneMatch(segment -> DOTS.matcher(segment).matches()),
                "must not have . or .. in its path");
        return written.isEmpty() ? "/" : written;
    }

    private static void demand(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** Whether this, as an entry of the allow-list, covers another address: same origin, and a path below its own. */
    boolean covers(Endpoint other) {
        String below = path.endsWith("/") ? path : path + "/";
        return secure == other.secure
                && port == other.port
                && host.equals(other.host)
                && (other.path.equals(path) || other.path.startsWith(below));
    }

    /** The host as a URI and the Host header write it. */
    String authority() {
        String written = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? written : written + ":" + port;
    }

    /** What the request line asks for. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    boolean isNamed() {
        return !host.contains(":") && !Network.isIpv4(host);
    }

    /** The addresses of the host, looked up once. */
    InetAddress[] addresses(HostNames names) throws UnknownHostException {
        return isNamed() ? names.lookUp(host) : new InetAddress[] {Network.literal(host)};
    }
}
