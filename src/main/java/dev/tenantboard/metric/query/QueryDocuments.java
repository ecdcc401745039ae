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

/** Reads query documents by the catalog as it is now. */
@ApplicationScoped
public class QueryDocuments {

    @Inject
    private Datasets datasets;

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.zone", defaultValue = "UTC")
    private String zone;

    private QueryReader reader;

    /** A zone of the setting that is none stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // To be called is enough: what is below has run.
    }

    @PostConstruct
    void prepare() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalStateException("tenantboard.metrics.zone is no IANA time zone");
        }
        reader = new QueryReader(datasets::described, datasets::all, ZoneId.of(zone));
    }

    /**
     * What a document says.
     *
     * @param pointer where the document stands in the request, as a JSON pointer
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public QueryDocument read(JsonNode document, String pointer) {
        return reader.read(document, pointer);
    }
}
