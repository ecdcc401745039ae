package dev.tenantboard.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenantboard.access.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class QuotaSettingsTest {

    private final Properties properties = shipped();

    private static Properties shipped() {
        var properties = new Properties();
        try (InputStream file = QuotaSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return properties;
    }

    private QuotaSettings settings() {
        return new QuotaSettings(new PropertiesConfig(properties));
    }

    @Test
    void allowFiveHundredOfEachKindByDefault() {
        for (Quota quota : Quota.values()) {
            for (Tier tier : Tier.values()) {
                assertThat(settings().of(quota, tier)).isEqualTo(500);
            }
        }
    }

    @Test
    void distinguishKindsAndTiers() {
        int limit = 0;
        for (Quota quota : Quota.values()) {
            for (Tier tier : Tier.values()) {
                properties.setProperty(QuotaSettings.name(quota, tier), String.valueOf(++limit));
            }
        }

        assertThat(settings().of(Quota.WIDGETS, Tier.FREE)).isEqualTo(1);
        assertThat(settings().of(Quota.WIDGETS, Tier.CUSTOM)).isEqualTo(6);
        assertThat(settings().of(Quota.METRICS, Tier.STARTER)).isEqualTo(14);
    }

    @Test
    void refuseNegativeLimits() {
        properties.setProperty("tenantboard.quota.quick-actions.elite", "-1");

        assertThatIllegalStateException()
                .isThrownBy(this::settings)
                .withMessageContaining("tenantboard.quota.quick-actions.elite");
    }

    /** Reads whole numbers from properties. */
    private record PropertiesConfig(Properties properties) implements Config {

        @Override
        public <T> T getValue(String name, Class<T> type) {
            return type.cast(Integer.valueOf(properties.getProperty(name)));
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return properties.stringPropertyNames();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}
