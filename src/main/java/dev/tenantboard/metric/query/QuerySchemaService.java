package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The schema, for members: it reads no rows, and is a tenant's service so that others are refused. */
@Stateless
@Tenanted
public class QuerySchemaService {

    @Inject
    private Tenant tenant;

    /** The same for every organization, but a tag of one is good in no other: as everywhere. */
    public PublishedSchema get() {
        ObjectNode document = QuerySchema.document();
        return new PublishedSchema(document, EntityTags.of(tenant.organizationId(), document));
    }
}
