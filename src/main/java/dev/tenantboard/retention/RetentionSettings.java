package dev.tenantboard.retention;

import dev.tenantboard.access.Tier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** For how long the activities of an organization of each tier are kept; zero is for ever. */
@Dependent
public record RetentionSettings(
        @ConfigProperty(name = "tenantboard.activities.retention.free")
        Duration free,

        @ConfigProperty(name = "tenantboard.activities.retention.starter")
        Duration starter,

        @ConfigProperty(name = "tenantboard.activities.retention.growth")
        Duration growth,

        @ConfigProperty(name = "tenantboard.activities.retention.elite")
        Duration elite,

        @ConfigProperty(name = "tenantboard.activities.retention.enterprise")
        Duration enterprise,

        @ConfigProperty(name = "tenantboard.activities.retention.custom")
        Duration custom) {

    /** Longer ones would leave the range of times that PostgreSQL and Java share. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Inject
    public RetentionSettings {
        if (Stream.of(free, starter, growth, elite, enterprise, custom).anyMatch(RetentionSettings::isWrong)) {
            throw new IllegalStateException(
                    "tenantboard.activities.retention.*: whole days from P1D to P36500D, or P0D, which is for ever");
        }
    }

    private static boolean isWrong(Duration kept) {
        return kept.isNegative() || kept.compareTo(LONGEST) > 0 || !kept.equals(Duration.ofDays(kept.toDays()));
    }

    /** How old the activities of an organization of this tier may become; nothing if they are kept for ever. */
    public Optional<Duration> of(Tier tier) {
        Duration kept = switch (tier) {
            case FREE -> free;
            case STARTER -> starter;
            case GROWTH -> growth;
            case ELITE -> elite;
            case ENTERPRISE -> enterprise;
            case CUSTOM -> custom;
        };
        return kept.isZero() ? Optional.empty() : Optional.of(kept);
    }
}
