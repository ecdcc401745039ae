package dev.tenantboard.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The target of a button or shortcut. The user's browser follows it, so it is a path on the same origin or a web
 * address, and never a script, data, or a disguised host.
 */
public final class TargetUrl {

    private static final Set<String> WEB = Set.of("http", "https");

    private TargetUrl() {}

    /**
     * Refuses backslashes and double slashes, because a browser could read a host from them, also after it resolves
     * dots.
     */
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

    /**
     * Returns the address, or null if it is invalid by RFC 3986, for example with blanks, backslashes or control
     * characters.
     */
    private static URI parse(String target) {
        try {
            return target == null ? null : new URI(target);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
