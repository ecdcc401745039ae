package dev.tenantboard.definition;

import dev.tenantboard.access.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** How many rows of a kind an organization may have, by its tier; 0 is no limit. */
@ApplicationScoped
public class QuotaSettings {

    private final Map<Quota, Map<Tier, Integer>> limits = new EnumMap<>(Quota.class);

    /** For the container's proxy. */
    QuotaSettings() {}

    @Inject
    QuotaSettings(Config config) {
        for (Quota quota : Quota.values()) {
            var ofTiers = new EnumMap<Tier, Integer>(Tier.class);
            for (Tier tier : Tier.values()) {
                ofTiers.put(tier, limit(config, name(quota, tier)));
            }
            limits.put(quota, ofTiers);
        }
    }

    private static int limit(Config config, String name) {
        int limit = config.getValue(name, Integer.class);
        if (limit < 0) {
            throw new IllegalStateException(name + ": a number of rows, as a whole number; 0 is no limit");
        }
        return limit;
    }

    /** Returns the name of the setting. */
    static String name(Quota quota, Tier tier) {
        return "tenantboard.quota." + quota.settings() + "." + tier.name().toLowerCase(Locale.ROOT);
    }

    /** A server with invalid settings does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the settings.
    }

    /** Returns the limit, or 0 if there is none. */
    public int of(Quota quota, Tier tier) {
        return limits.get(quota).get(tier);
    }
}
