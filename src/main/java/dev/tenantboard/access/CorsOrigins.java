package dev.tenantboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The origins whose pages may use the API from a browser: none by default. */
@ApplicationScoped
public class CorsOrigins {

    /** As browsers send it (RFC 6454, 6.2): in lower case, without a path, without the default port of the scheme. */
    private static final Pattern ORIGIN = Pattern.compile("(?!http:.*:80$|https:.*:443$)https?://"
            + "([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+])"
            + "(:[1-9][0-9]{0,4})?");

    private final Set<String> listed;

    /** For the container's proxy. */
    CorsOrigins() {
        this(Optional.empty());
    }

    @Inject
    CorsOrigins(@ConfigProperty(name = "tenantboard.cors.origins") Optional<String> setting) {
        listed = listedIn(setting.orElse(""));
    }

    /** A server with an invalid list does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the list.
    }

    static Set<String> listedIn(String setting) {
        return Arrays.stream(setting.split(","))
                .map(String::trim)
                .filter(origin -> !origin.isEmpty())
                .map(CorsOrigins::checked)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalStateException(
                    "tenantboard.cors.origins: '" + origin + "' is not an origin as browsers send"
                            + " it. Write scheme and host in lower case, the port only if it is not the scheme's own, and nothing"
                            + " after it, as in https://app.example.com,http://localhost:3000; there are no wildcards.");
        }
        return origin;
    }

    boolean areNone() {
        return listed.isEmpty();
    }

    boolean contain(String origin) {
        return listed.contains(origin);
    }
}
