package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.openapi.ResourceMethods;
import dev.tenantboard.persistence.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A method of a resource, and what its annotations and parameters say of it. */
record ResourceMethod(String verb, String path, Method method) {

    private static final List<Class<? extends Annotation>> BOUND =
            List.of(PathParam.class, QueryParam.class, HeaderParam.class, BeanParam.class, Context.class);

    /** A parameter or field that a part of the request is bound to. */
    record Place(AnnotatedElement element, AnnotatedType type) {}

    /** All of them, ordered by path and verb. */
    static List<ResourceMethod> all() {
        return ResourceMethods.all().entrySet().stream()
                .map(found -> of(found.getKey().split(" ", 2), found.getValue()))
                .sorted(Comparator.comparing(ResourceMethod::path).thenComparing(ResourceMethod::verb))
                .toList();
    }

    private static ResourceMethod of(String[] name, Method method) {
        return new ResourceMethod(name[0], name[1], method);
    }

    Class<?> resource() {
        return method.getDeclaringClass();
    }

    /** Where path, query and header parameters are bound: the method, its bean parameters and its class. */
    Stream<Place> places() {
        Stream<Place> own = Arrays.stream(method.getParameters()).flatMap(ResourceMethod::places);
        return Stream.concat(own, fields(resource()));
    }

    private static Stream<Place> places(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? fields(parameter.getType())
                : Stream.of(new Place(parameter, parameter.getAnnotatedType()));
    }

    private static Stream<Place> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map((Field field) -> new Place(field, field.getAnnotatedType()));
    }

    boolean binds(Class<? extends Annotation> annotation) {
        return places().anyMatch(place -> place.element().isAnnotationPresent(annotation));
    }

    boolean bindsHeader(String name) {
        return places().map(place -> place.element().getAnnotation(HeaderParam.class))
                .anyMatch(header -> header != null && header.value().equals(name));
    }

    boolean bindsQuery(String name) {
        return places().map(place -> place.element().getAnnotation(QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(name));
    }

    /** The type of the body: a record, or for a merge patch the record that it is applied to. */
    Optional<Class<?>> body() {
        RequestBodySchema named = method.getAnnotation(RequestBodySchema.class);
        return named != null ? Optional.of(named.value()) : bodyParameter().map(Parameter::getType);
    }

    Optional<Parameter> bodyParameter() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> BOUND.stream().noneMatch(parameter::isAnnotationPresent))
                .findFirst();
    }

    boolean isPatch() {
        return body().isPresent()
                && bodyParameter()
                        .map(Parameter::getType)
                        .filter(JsonNode.class::isAssignableFrom)
                        .isPresent();
    }

    List<String> consumes() {
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes consumes = own != null ? own : resource().getAnnotation(Consumes.class);
        return consumes == null ? List.of(MediaType.APPLICATION_JSON) : List.of(consumes.value());
    }

    List<String> produces() {
        Produces own = method.getAnnotation(Produces.class);
        Produces produces = own != null ? own : resource().getAnnotation(Produces.class);
        return produces == null ? List.of(MediaType.APPLICATION_JSON) : List.of(produces.value());
    }

    /** The type of the answer, or of its items if it is a page. */
    Optional<Class<?>> answer() {
        APIResponseSchema named = method.getAnnotation(APIResponseSchema.class);
        if (named != null) {
            return Optional.of(named.value());
        }
        return method.getReturnType().isRecord() ? Optional.of(method.getReturnType()) : Optional.empty();
    }

    int success() {
        APIResponseSchema named = method.getAnnotation(APIResponseSchema.class);
        if (named != null && !named.responseCode().isEmpty()) {
            return Integer.parseInt(named.responseCode());
        }
        return answer().isEmpty() ? 204 : verb.equals("POST") ? 201 : 200;
    }

    /** What the method may answer as well, with the same body and headers. */
    Optional<APIResponse> otherSuccess() {
        return Optional.ofNullable(method.getAnnotation(APIResponse.class));
    }

    boolean isPage() {
        return Arrays.asList(method.getParameterTypes()).contains(PageRequest.class);
    }

    boolean isStream() {
        return produces().contains(MediaType.SERVER_SENT_EVENTS);
    }

    boolean isFile() {
        return produces().contains("text/csv");
    }

    boolean isTagged() {
        return !isPage()
                && answer().filter(HasEntityTag.class::isAssignableFrom).isPresent();
    }

    boolean isIdempotent() {
        return method.isAnnotationPresent(Idempotent.class);
    }

    boolean isRead() {
        return verb.equals("GET");
    }
}
