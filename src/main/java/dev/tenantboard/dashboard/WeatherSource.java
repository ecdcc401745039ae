package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.WeatherCache.State;
import dev.tenantboard.dashboard.WeatherView.Forecast;
import dev.tenantboard.quickaction.outbound.DocumentReader;
import dev.tenantboard.quickaction.outbound.OutboundReads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The source of the weather that the operator has set, if any. */
@ApplicationScoped
public class WeatherSource {

    private static final String SETTING = "tenantboard.weather.endpoint";

    /** A dashboard waits for places without a forecast at most for this time. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Inject
    @ConfigProperty(name = SETTING)
    private Optional<String> endpoint;

    @Inject
    private OutboundReads reads;

    @Resource
    private ManagedExecutorService threads;

    private Optional<WeatherCache> cache;

    /** A server with an invalid setting does not start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // The call makes this bean, which reads the setting.
    }

    @PostConstruct
    void readSetting() {
        cache = endpoint.map(address -> reads.of(SETTING, address))
                .map(reader -> new WeatherCache(place -> forecast(reader, place), threads, Clock.systemUTC()));
    }

    private static Optional<Forecast> forecast(DocumentReader reader, WeatherPlace place) {
        return reader.read("the weather", place.query() + "&" + WeatherDocument.QUERY)
                .flatMap(answer -> WeatherDocument.read(answer, Instant.now()));
    }

    boolean isSet() {
        return cache.isPresent();
    }

    /** Returns what is known of places, after a short wait. No transaction should be open. */
    Map<WeatherPlace, State> read(String user, Collection<WeatherPlace> places) {
        return cache.map(known -> known.read(user, places, PATIENCE)).orElse(Map.of());
    }
}
