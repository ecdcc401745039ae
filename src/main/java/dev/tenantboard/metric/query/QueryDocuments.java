package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.persistence.TimeZones;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads query documents against the current catalog. The query of a stored document is parsed once, at its first use. */
@ApplicationScoped
public class QueryDocuments {

    /** The size of all documents whose queries are kept. A parsed query needs up to 20 bytes a character. */
    private static final int MAX_CHARACTERS = 1_000_000;

    @Inject
    private Datasets datasets;

    @Inject
    @ConfigProperty(name = "tenantboard.metrics.zone", defaultValue = "UTC")
    private String zone;

    private QueryReader reader;
    private ParsedQueries stored;

    /** An invalid zone in the settings stops the start. */
    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The event creates the bean, which checks its settings.
    }

    @PostConstruct
    void prepare() {
        if (!TimeZones.isKnown(zone)) {
            throw new IllegalStateException("tenantboard.metrics.zone is no IANA time zone");
        }
        reader = new QueryReader(datasets::described, datasets::absence, ZoneId.of(zone));
        stored = new ParsedQueries(datasets::described, name -> "is not a dataset", ZoneId.of(zone), MAX_CHARACTERS);
    }

    /**
     * Returns the query of a document that need not be stored.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public QueryDocument read(JsonNode document, String pointer) {
        return reader.read(document, pointer);
    }

    /**
     * Returns a query of rows of a dataset.
     *
     * @throws dev.tenantboard.problem.ProblemException 422 with a pointer for each error
     */
    public RowsQuery rows(Dataset dataset, JsonNode body) {
        return new RowsQueryReader(dataset, ZoneId.of(zone)).read(body);
    }

    /**
     * Returns the query of a stored document.
     *
     * @throws dev.tenantboard.problem.ProblemException 422 if it has become invalid
     */
    public QueryDocument stored(JsonNode document) {
        return stored.read(document);
    }
}
