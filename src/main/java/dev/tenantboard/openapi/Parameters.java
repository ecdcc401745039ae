package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createParameter;

import dev.tenantboard.access.Requires;
import dev.tenantboard.http.QueryParameterFilter;
import dev.tenantboard.openapi.ResourceMethod.Place;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes what an operation takes from its path, its query and its headers. */
record Parameters(Schemas schemas) {

    Stream<Parameter> of(ResourceMethod method) {
        Stream<Parameter> bound = method.places().flatMap(this::parameter);
        return Stream.concat(bound, shared(method));
    }

    private static Stream<Parameter> shared(ResourceMethod method) {
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

    private Stream<Parameter> parameter(Place place) {
        PathParam path = place.element().getAnnotation(PathParam.class);
        if (path != null) {
            return Stream.of(described(place, path.value(), Parameter.In.PATH).required(true));
        }
        QueryParam query = place.element().getAnnotation(QueryParam.class);
        if (query != null) {
            return Stream.of(described(place, query.value(), Parameter.In.QUERY));
        }
        HeaderParam header = place.element().getAnnotation(HeaderParam.class);
        return header == null ? Stream.empty() : Stream.of(header(place, header.value()));
    }

    private Parameter header(Place place, String name) {
        return Stream.of(SharedParameter.values())
                .filter(shared -> shared.header().equals(name))
                .findFirst()
                .map(SharedParameter::reference)
                .orElseGet(() -> described(place, name, Parameter.In.HEADER));
    }

    private Parameter described(Place place, String name, Parameter.In in) {
        Schema schema = Schemas.open(schemas.read(place.type()));
        Constraints.apply(schema, place.element());
        var said =
                place.element().getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        DefaultValue usual = place.element().getAnnotation(DefaultValue.class);
        if (usual != null) {
            schema.setDefaultValue(SchemaAnnotations.value(schema, usual.value()));
        }
        if (said != null) {
            SchemaAnnotations.describe(schema, said.schema());
        }
        limit(schema);
        Parameter parameter = createParameter().name(name).in(in).schema(schema);
        if (said != null) {
            return parameter.description(said.description()).required(said.required() ? true : null);
        }
        return name.equals("id") ? parameter.description("The resource's id.") : parameter;
    }

    /** What holds for a parameter that says nothing closer. */
    private static void limit(Schema schema) {
        if (schema.getType() == SchemaType.ARRAY) {
            schema.setMaxItems(schema.getMaxItems() == null ? QueryParameterFilter.MAX_VALUES : schema.getMaxItems());
            limit(schema.getItems());
        } else if (schema.getType() == SchemaType.STRING
                && schema.getFormat() == null
                && schema.getMaxLength() == null) {
            schema.setMaxLength(QueryParameterFilter.MAX_LENGTH);
        }
    }
}
