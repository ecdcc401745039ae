package dev.tenantboard.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a button or a shortcut leads. A browser follows it on behalf of whoever presses it, so it is a path of the same
 * origin or an address of the web, and never a script, data, or a host in disguise.
 */
public final class TargetUrl {

    private static final Set<String> WEB = Set.of("http", "https");

    private TargetUrl() {}

    /** A backslash, or a second slash, at the start or once dots are resolved, would make a browser read it as a host. */
    public static boolean isPath(String target) {
        URI uri = parse(target);
        return uri != null
                && !uri.isAbsolute()
                && target.startsWith("/")
                && !target.startsWith("//")
                && !uri.getRawPath().contains("//");
    }

    public static boolean isWebAddress(String target) {
        URI uri = parse(target);
        return uri != null
                && uri.isAbsolute()
                && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getPort() <= 65_535
                && uri.getUserInfo() == null;
    }

    /** The address, or null if RFC 3986 does not know it: blanks, backslashes and control characters among others. */
    private static URI parse(String target) {
        try {
            return target == null ? null : new URI(target);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
