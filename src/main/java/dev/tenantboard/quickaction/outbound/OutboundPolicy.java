package dev.tenantboard.quickaction.outbound;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operator's settings, parsed and validated once. */
record OutboundPolicy(List<Endpoint> endpoints, AddressRule addresses, SigningSecrets secrets) {

    /** @throws IllegalStateException with the name of the invalid setting */
    static OutboundPolicy of(OutboundSettings settings) {
        var policy = new OutboundPolicy(
                parseAll(OutboundSettings.ENDPOINTS, settings.endpoints(), entry -> entry(entry, settings.http())),
                new AddressRule(parseAll(OutboundSettings.NETWORKS, settings.networks(), Network::parse)),
                new SigningSecrets(parseAll(OutboundSettings.SECRETS, settings.secrets(), SigningSecrets::key)));
        if (!policy.endpoints.isEmpty() && policy.secrets.isEmpty()) {
            throw new IllegalStateException(OutboundSettings.SECRETS + " is required, because calls are signed");
        }
        return policy;
    }

    private static <T> List<T> parseAll(String setting, Optional<String> entries, Function<String, T> parse) {
        try {
            return Stream.of(entries.orElse("").split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .map(parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(setting + ": each entry " + e.getMessage());
        }
    }

    private static Endpoint entry(String written, boolean http) {
        Endpoint entry = Endpoint.parse(written);
        if (entry.query() != null) {
            throw new IllegalArgumentException("must not have a query");
        }
        if (!entry.secure() && !http) {
            throw new IllegalArgumentException("must be https, unless " + OutboundSettings.HTTP + " is true");
        }
        return entry;
    }

    /** Parses an address, if the operator's list covers it. */
    Optional<Endpoint> permitted(String address) {
        try {
            Endpoint wanted = Endpoint.parse(address);
            return endpoints.stream().anyMatch(entry -> entry.covers(wanted)) ? Optional.of(wanted) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
