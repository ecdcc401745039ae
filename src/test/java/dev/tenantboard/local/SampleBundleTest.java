package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.dashboard.BundleSchemas;
import org.junit.jupiter.api.Test;

/** The sample organizations come from a bundle that the API accepts. */
class SampleBundleTest {

    @Test
    void matchesTheSchemaOfBundles() {
        assertThat(BundleSchemas.errors(SampleDashboard.BUNDLE)).isEmpty();
    }
}
