package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.CanonicalJson;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.metric.MetricQueries;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.WidgetTypeCatalog;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;

/** The bundle of the caller's organization: it is read as a whole, and replaced as a whole in one transaction. */
@Stateless
@Tenanted
public class BundleService {

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private SessionContext transaction;

    @Inject
    private Tenant tenant;

    @Inject
    private BundleReader reader;

    @Inject
    private BundleRows rows;

    @Inject
    private BundleKeys keys;

    @Inject
    private MetricQueries queries;

    @Inject
    private WidgetTypeCatalog types;

    @Inject
    private StrictJson json;

    /** The schema is the same for every organization, but entity tags are not, as everywhere. */
    public PublishedBundleSchema schema() {
        ObjectNode document = BundleSchema.of(types);
        return new PublishedBundleSchema(document, EntityTags.of(tenant.organizationId(), document));
    }

    public StoredBundle get() {
        return stored(reader.state());
    }

    private StoredBundle stored(BundleState state) {
        JsonNode document = json.toTree(state.bundle());
        String canonical = new String(CanonicalJson.of(document), StandardCharsets.UTF_8);
        return new StoredBundle((ObjectNode) document, EntityTags.of(tenant.organizationId(), "bundle", canonical));
    }

    /**
     * Replaces all rows of the organization by those of a bundle, or none of them.
     *
     * @param dryRun whether the changes are only computed. Then all of them are rolled back
     */
    public BundleChanges replace(Preconditions preconditions, Bundle bundle, boolean dryRun) {
        queries.takeTurn();
        BundleState state = reader.state();
        String before = stored(state).etag();
        preconditions.require(before);
        var run = new BundleImport(rows, state, bundle);
        BundleCheck.require(bundle, state.names());
        run.remove();
        write(run);
        if (dryRun) {
            transaction.setRollbackOnly();
        }
        return run.changes(dryRun ? before : tagOfWritten());
    }

    /** Creates what a bundle adds by its keys, and changes what is there, or does neither. It removes nothing. */
    public BundleChanges add(Bundle bundle) {
        queries.takeTurn();
        BundleState state = reader.state();
        var run = new BundleImport(rows, state, bundle);
        BundleCheck.require(bundle, state.names());
        write(run);
        return run.changes(tagOfWritten());
    }

    private void write(BundleImport run) {
        run.write();
        keys.store(run.keys());
        entities.flush();
    }

    /** The database stores JSON in its own form, so the written rows are read again. */
    private String tagOfWritten() {
        entities.clear();
        return stored(reader.state()).etag();
    }
}
