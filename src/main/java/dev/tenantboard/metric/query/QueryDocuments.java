package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Datasets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads query documents against the current catalog. */
@ApplicationScoped
public class QueryDocuments {

    @Inject
    private Datasets datasets;

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.zone", defaultValue = "UTC")
    private String zone;

    private QueryReader reader;

    /** An invalid zone in the settings stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The constructor has checked the settings already.
    }

    @PostConstruct
    void prepare() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalStateException("tenantboard.metrics.zone is no IANA time zone");
        }
        reader = new QueryReader(datasets::described, datasets::all, ZoneId.of(zone));
    }

    /**
     * Reads a document.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public QueryDocument read(JsonNode document, String pointer) {
        return reader.read(document, pointer);
    }
}
