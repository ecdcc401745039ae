package dev.tenantboard.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests a minute on each server, for an organization by tier, and for a user without an organization; 0 is no limit. */
@Dependent
record RateLimitSettings(
        @ConfigProperty(name = "tenantboard.rate-limit.free")
        int free,

        @ConfigProperty(name = "tenantboard.rate-limit.starter")
        int starter,

        @ConfigProperty(name = "tenantboard.rate-limit.growth")
        int growth,

        @ConfigProperty(name = "tenantboard.rate-limit.elite")
        int elite,

        @ConfigProperty(name = "tenantboard.rate-limit.enterprise")
        int enterprise,

        @ConfigProperty(name = "tenantboard.rate-limit.custom")
        int custom,

        @ConfigProperty(name = "tenantboard.rate-limit.user")
        int user) {

    @Inject
    RateLimitSettings {
        if (IntStream.of(free, starter, growth, elite, enterprise, custom, user).anyMatch(limit -> limit < 0)) {
            throw new IllegalStateException(
                    "tenantboard.rate-limit.*: requests a minute, as a whole number; 0 is no limit");
        }
    }

    int ofTier(String tier) {
        return switch (tier) {
            case "FREE" -> free;
            case "STARTER" -> starter;
            case "GROWTH" -> growth;
            case "ELITE" -> elite;
            case "ENTERPRISE" -> enterprise;
            case "CUSTOM" -> custom;
            default -> throw new IllegalArgumentException("no rate limit is known for the tier " + tier);
        };
    }
}
