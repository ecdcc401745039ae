package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Returns the schema to members only. It reads no rows, but a tenant's service refuses other callers. */
@Stateless
@Tenanted
public class QuerySchemaService {

    @Inject
    private Tenant tenant;

    /** The schema is the same for every organization, but entity tags are not, as everywhere. */
    public PublishedSchema get() {
        ObjectNode document = QuerySchema.document();
        return new PublishedSchema(document, EntityTags.of(tenant.organizationId(), document));
    }
}
