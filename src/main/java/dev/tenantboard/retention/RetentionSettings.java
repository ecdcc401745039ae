package dev.tenantboard.retention;

import dev.tenantboard.access.Tier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The retention of activities by tier; zero is unlimited. */
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

    /** A longer retention would exceed the range of times that PostgreSQL and Java share. */
    private static final Duration MAX_RETENTION = Duration.ofDays(36_500);

    @Inject
    public RetentionSettings {
        if (Stream.of(free, starter, growth, elite, enterprise, custom).anyMatch(RetentionSettings::isInvalid)) {
            throw new IllegalStateException(
                    "tenantboard.activities.retention.* must be whole days from P1D to P36500D, or P0D for unlimited");
        }
    }

    private static boolean isInvalid(Duration retention) {
        return retention.isNegative()
                || retention.compareTo(MAX_RETENTION) > 0
                || !retention.equals(Duration.ofDays(retention.toDays()));
    }

    /** Returns the retention of a tier's activities, or empty if it is unlimited. */
    public Optional<Duration> of(Tier tier) {
        Duration retention = switch (tier) {
            case FREE -> free;
            case STARTER -> starter;
            case GROWTH -> growth;
            case ELITE -> elite;
            case ENTERPRISE -> enterprise;
            case CUSTOM -> custom;
        };
        return retention.isZero() ? Optional.empty() : Optional.of(retention);
    }
}
