package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.QueryParameterFilter;
import dev.tenantboard.openapi.generator.ResourceMethod.Place;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Describes what an operation takes from its path, its query and its headers. */
record Parameters(Schemas schemas) {

    Stream<ObjectNode> of(ResourceMethod method) {
        Stream<ObjectNode> bound = method.places().flatMap(this::parameter);
        return Stream.concat(bound, shared(method));
    }

    private static Stream<ObjectNode> shared(ResourceMethod method) {
        Requires requires = method.method().getAnnotation(Requires.class);
        Stream<SharedParameter> organization =
                requires == null || requires.value().roles().isEmpty()
                        ? Stream.empty()
                        : Stream.of(SharedParameter.ORGANIZATION);
        Stream<SharedParameter> ifNoneMatch =
                method.isRead() && method.isTagged() ? Stream.of(SharedParameter.IF_NONE_MATCH) : Stream.empty();
        Stream<SharedParameter> idempotencyKey =
                method.isIdempotent() ? Stream.of(SharedParameter.IDEMPOTENCY_KEY) : Stream.empty();
        return Stream.of(organization, ifNoneMatch, idempotencyKey)
                .flatMap(parameters -> parameters)
                .map(SharedParameter::reference);
    }

    private Stream<ObjectNode> parameter(Place place) {
        PathParam path = place.element().getAnnotation(PathParam.class);
        if (path != null) {
            return Stream.of(described(place, path.value(), "path").put("required", true));
        }
        QueryParam query = place.element().getAnnotation(QueryParam.class);
        if (query != null) {
            return Stream.of(described(place, query.value(), "query"));
        }
        HeaderParam header = place.element().getAnnotation(HeaderParam.class);
        return header == null ? Stream.empty() : Stream.of(header(place, header.value()));
    }

    private ObjectNode header(Place place, String name) {
        return Stream.of(SharedParameter.values())
                .filter(shared -> shared.header().equals(name))
                .findFirst()
                .map(SharedParameter::reference)
                .orElseGet(() -> described(place, name, "header"));
    }

    private ObjectNode described(Place place, String name, String in) {
        ObjectNode schema = Schemas.open(schemas.read(place.type()));
        Constraints.apply(schema, place.element());
        DefaultValue usual = place.element().getAnnotation(DefaultValue.class);
        if (usual != null) {
            schema.set("default", SchemaAnnotations.value(schema, usual.value()));
        }
        ObjectNode parameter = Json.object().put("name", name).put("in", in);
        Parameter said = place.element().getAnnotation(Parameter.class);
        if (said != null) {
            SchemaAnnotations.describe(schema, said.schema());
            parameter.put("description", said.description());
            if (said.required()) {
                parameter.put("required", true);
            }
        } else if (name.equals("id")) {
            parameter.put("description", "The id of the resource.");
        }
        limit(schema);
        if (!parameter.has("required")) {
            // The page at /api-docs would send it.
            schema.remove("example");
        }
        return parameter.set("schema", schema);
    }

    /** The limits of a parameter that does not name its own. */
    private static void limit(ObjectNode schema) {
        if (Json.isType(schema, "array")) {
            schema.putIfAbsent("maxItems", schema.numberNode(QueryParameterFilter.MAX_VALUES));
            limit((ObjectNode) schema.get("items"));
        } else if (Json.isType(schema, "string") && !schema.has("format")) {
            schema.putIfAbsent("maxLength", schema.numberNode(QueryParameterFilter.MAX_LENGTH));
        }
    }
}
