package dev.tenantboard.metric.query;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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

    /** The JSON Schema of query documents as the API returns it, without a wrapper. */
    public record PublishedSchema(
            @JsonValue
            @Schema(
                    description = "The JSON Schema (2020-12) of query documents, with a description and examples of"
                            + " each part. It has no external references.",
                    type = SchemaType.OBJECT,
                    example = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}")
            ObjectNode document,

            String etag)
            implements HasEntityTag {

        /** There is one schema only, at a path without an id. */
        @Override
        public String id() {
            return "";
        }
    }
}
