package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createLicense;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;
import static org.eclipse.microprofile.openapi.OASFactory.createServer;
import static org.eclipse.microprofile.openapi.OASFactory.createTag;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The document. The server asks for it once, at the first request to {@code /openapi}. It is a filter, which fills the
 * server's empty document, and no model reader: to paths that are there earlier the server adds an attribute
 * {@code endpoints}, which OpenAPI does not know.
 */
public class OpenApiDocument implements OASFilter {

    private final Schemas schemas = new Schemas();
    private final Operations operations = new Operations(schemas);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<ResourceMethod> methods = ResourceClasses.found().stream()
                .flatMap(ResourceMethod::of)
                .sorted(Comparator.comparing(ResourceMethod::path).thenComparing(ResourceMethod::verb))
                .toList();
        document.openapi("3.0.3")
                .info(info())
                .servers(List.of(createServer().url("/").description("This server.")))
                .security(List.of(Operations.security()))
                .tags(ResourceClasses.found().stream()
                        .flatMap(OpenApiDocument::tag)
                        .sorted(Comparator.comparing(tag -> tag.getName()))
                        .toList())
                .paths(paths(methods))
                .components(components());
    }

    /** The name of a shared part after the constant that stands for it. */
    static String componentName(Enum<?> constant) {
        return Stream.of(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Info info() {
        return createInfo()
                .title("tenantboard")
                .version("1.0")
                .description("A multi-tenant dashboard: widgets, layouts, activities, quick actions, metrics. Ids are"
                        + " opaque strings; times are RFC 3339 in UTC. Every failure is a problem (RFC 9457): decide by its"
                        + " code, which never changes (problems.md of the documentation lists all codes). Another organization's id answers exactly like"
                        + " one that does not exist. Every answer tells its trace, is private to its caller, and is to be"
                        + " asked for again before it is used again (Cache-Control, Vary, X-Content-Type-Options: nosniff);"
                        + " pages of the origins that an operator lists may read it (Access-Control-Allow-Origin,"
                        + " Access-Control-Expose-Headers).")
                .license(createLicense().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static Stream<org.eclipse.microprofile.openapi.models.tags.Tag> tag(Class<?> resource) {
        Tag tag = resource.getAnnotation(Tag.class);
        // A resource that shares another's tag only names it.
        return tag == null || tag.description().isEmpty()
                ? Stream.empty()
                : Stream.of(createTag().name(tag.name()).description(tag.description()));
    }

    private Paths paths(List<ResourceMethod> methods) {
        // Bodies first: a record that is both read and written is described as it is read.
        methods.stream()
                .filter(method -> !method.isPatch())
                .forEach(method -> method.body().ifPresent(schemas::read));
        Paths paths = createPaths();
        for (ResourceMethod method : methods) {
            PathItem item = paths.getPathItem(method.path());
            if (item == null) {
                item = createPathItem();
                paths.addPathItem(method.path(), item);
            }
            item.setOperation(PathItem.HttpMethod.valueOf(method.verb()), operations.of(method));
        }
        return paths;
    }

    private Components components() {
        Components components = createComponents()
                .addSecurityScheme(
                        Operations.TOKEN,
                        createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A JWT, RS256 or ES256; its sub is the user's id."));
        SharedParameter.addTo(components);
        ResponseHeader.addTo(components);
        ProblemResponse.addTo(components, schemas);
        schemas.addTo(components);
        return components;
    }
}
