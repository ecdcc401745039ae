package dev.tenantboard.quickaction.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** Reads documents from endpoints that the operator names in settings, such as the source of the weather. */
@ApplicationScoped
public class OutboundReads {

    /** The limit for connect, TLS, request and answer together. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Inject
    private OutboundSettings settings;

    @Resource
    private ManagedExecutorService threads;

    private Exchange.Environment environment;

    @PostConstruct
    void readSettings() {
        environment = new Exchange.Environment(
                InetAddress::getAllByName, OutboundPolicy.of(settings).addresses(), (SSLSocketFactory)
                        SSLSocketFactory.getDefault());
    }

    /**
     * Returns the reader of an endpoint.
     *
     * @param setting the name of the setting that names the endpoint
     * @param address an https address, possibly with a query
     * @throws IllegalStateException with the name of the setting, if the address is invalid
     */
    public DocumentReader of(String setting, String address) {
        return new DocumentReader(endpoint(setting, address, settings.http()), environment, threads, DEADLINE);
    }

    static Endpoint endpoint(String setting, String address, boolean http) {
        try {
            Endpoint endpoint = Endpoint.parse(address);
            if (!endpoint.secure() && !http) {
                throw new IllegalArgumentException("must be https, unless " + OutboundSettings.HTTP + " is true");
            }
            return endpoint;
        } catch (IllegalArgumentException invalid) {
            throw new IllegalStateException(setting + " " + invalid.getMessage());
        }
    }
}
