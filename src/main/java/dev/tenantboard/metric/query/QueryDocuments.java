package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Datasets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads query documents against the current catalog. A document is parsed once: when it is saved, or first used. */
@ApplicationScoped
public class QueryDocuments {

    /** The size of the documents whose queries are kept: those of some ten thousand metrics. */
    private static final int MAX_CHARACTERS = 4_000_000;

    @Inject
    private Datasets datasets;

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.zone", defaultValue = "UTC")
    private String zone;

    private ParsedQueries queries;

    /** An invalid zone in the settings stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The constructor has checked the settings already.
    }

    @PostConstruct
    void prepare() {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalStateException("tenantboard.metrics.zone is no IANA time zone");
        }
        queries = new ParsedQueries(datasets::described, datasets::all, ZoneId.of(zone), MAX_CHARACTERS);
    }

    /**
     * Returns the query of a document.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public QueryDocument read(JsonNode document, String pointer) {
        return queries.read(document, pointer);
    }

    /**
     * Returns the query of a document to read its datasets and metrics from, or empty if it cannot be parsed. These
     * depend on the document only, so the catalog may have changed since.
     */
    public Optional<QueryDocument> dependencies(JsonNode document) {
        return queries.known(document);
    }
}
