package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Generates the OpenAPI document from the resource classes. */
final class ContractGenerator {

    private final Schemas schemas = new Schemas();
    private final Operations operations = new Operations(schemas);

    private ContractGenerator() {}

    static ObjectNode generate() {
        return new ContractGenerator().document(ResourceMethod.all());
    }

    private ObjectNode document(List<ResourceMethod> methods) {
        ObjectNode document = Json.object().put("openapi", "3.0.3");
        document.set("info", info());
        document.putArray("servers")
                .addObject()
                .put("url", "/")
                .put("description", "The production or test server that serves this document.")
                .put("x-internal", false);
        document.set("security", Operations.security());
        document.set("tags", tags(methods));
        document.set("paths", paths(methods));
        document.set("components", components());
        Constraints.limitIntegers(document);
        return document;
    }

    /** The name of a shared part, from the constant that describes it. */
    static String componentName(Enum<?> constant) {
        return Stream.of(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static ObjectNode info() {
        ObjectNode info = Json.object()
                .put("title", "tenantboard")
                .put("version", "1.0")
                .put(
                        "description",
                        "A multi-tenant dashboard: widgets, layouts, activities, quick actions, metrics. Ids are"
                                + " opaque strings; times are RFC 3339 in UTC. Every failure is a problem (RFC 9457): decide by its"
                                + " code, which never changes (problems.md of the documentation lists all codes). The answer to"
                                + " another organization's id is the same as to one that does not exist. Every answer contains"
                                + " its trace, is private to its caller, and must be revalidated before it is reused"
                                + " (Cache-Control, Vary, X-Content-Type-Options: nosniff). Pages of the origins that an"
                                + " operator lists may read it (Access-Control-Allow-Origin, Access-Control-Expose-Headers).");
        info.putObject("contact").put("name", "tenantboard").put("url", "https://tenantboard.dev");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        return info;
    }

    /** A resource that shares the tag of another only names it. */
    private static ArrayNode tags(List<ResourceMethod> methods) {
        ArrayNode tags = Json.texts();
        methods.stream()
                .map(ResourceMethod::resource)
                .distinct()
                .map(resource -> resource.getAnnotation(Tag.class))
                .filter(tag -> tag != null && !tag.description().isEmpty())
                .sorted(Comparator.comparing(Tag::name))
                .forEach(tag -> tags.addObject().put("name", tag.name()).put("description", tag.description()));
        return tags;
    }

    private ObjectNode paths(List<ResourceMethod> methods) {
        // Bodies first: a record that is both read and written is described as it is read.
        methods.stream()
                .filter(method -> !method.isPatch())
                .forEach(method -> method.body().ifPresent(schemas::read));
        ObjectNode paths = Json.object();
        for (ResourceMethod method : methods) {
            String verb = method.verb().toLowerCase(Locale.ROOT);
            paths.withObjectProperty(method.path()).set(verb, operations.of(method));
        }
        return paths;
    }

    private ObjectNode components() {
        ObjectNode components = Json.object();
        components
                .putObject("securitySchemes")
                .putObject(Operations.TOKEN)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "A JWT (RFC 7519), verified as RFC8725 recommends. Its sub is the user's id.");
        components.set("parameters", SharedParameter.components());
        components.set("headers", ResponseHeader.components());
        components.set("responses", ProblemResponse.components(schemas));
        components.set("schemas", schemas.components());
        return components;
    }
}
