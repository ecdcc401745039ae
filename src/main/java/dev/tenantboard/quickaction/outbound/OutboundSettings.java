package dev.tenantboard.quickaction.outbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator's settings for calls. Entries are separated by commas, because the server's MicroProfile Config has no
 * optional lists.
 *
 * @param endpoints origins or prefixes of addresses; other addresses are not called
 * @param http whether endpoints may use http
 * @param networks networks that may be connected to although they are not public
 * @param secrets the secrets that sign calls, as {@code whsec_} and Base64; required if there are endpoints
 */
@Dependent
record OutboundSettings(
        @ConfigProperty(name = OutboundSettings.ENDPOINTS) Optional<String> endpoints,

        @ConfigProperty(name = OutboundSettings.HTTP, defaultValue = "false")
        boolean http,

        @ConfigProperty(name = OutboundSettings.NETWORKS) Optional<String> networks,
        @ConfigProperty(name = OutboundSettings.SECRETS) Optional<String> secrets) {

    static final String ENDPOINTS = "tenantboard.outbound.endpoints";
    static final String HTTP = "tenantboard.outbound.http";
    static final String NETWORKS = "tenantboard.outbound.networks";
    static final String SECRETS = "tenantboard.outbound.secrets";

    @Inject
    OutboundSettings {}
}
