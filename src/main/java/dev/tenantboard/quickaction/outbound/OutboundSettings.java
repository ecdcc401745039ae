package dev.tenantboard.quickaction.outbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the operator lets the server call. Several entries stand with commas between them; the server's MicroProfile Config
 * knows no optional list.
 *
 * @param endpoints origins or prefixes of addresses; nothing else is called
 * @param http whether entries may be http
 * @param networks networks that may be connected to although they are not of the public internet
 * @param secrets what calls are signed with, as {@code whsec_} and Base64; required beside an endpoint
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
