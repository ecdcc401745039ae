package dev.tenantboard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation of the document.
 *
 * @param path the template of its path
 * @param pointer its position in the document
 */
record DocumentedOperation(String method, String path, String pointer) {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Returns all operations. Paths with fewer templates are first, as JAX-RS selects them. */
    static List<DocumentedOperation> of(JsonNode document) {
        return names(document.path("paths"))
                .flatMap(path -> names(document.path("paths").path(path))
                        .filter(METHODS::contains)
                        .map(method -> new DocumentedOperation(
                                method.toUpperCase(Locale.ROOT), path, "/paths/" + escaped(path) + "/" + method)))
                .sorted(Comparator.comparing(operation -> operation.path.split("\\{").length))
                .toList();
    }

    private static Stream<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns whether a request is for this operation. The answer to a HEAD is that to the GET, without its body. */
    boolean matches(Exchange exchange) {
        return method.equals(exchange.method().equals("HEAD") ? "GET" : exchange.method())
                && template().matcher(plain(exchange.path())).matches();
    }

    private Pattern template() {
        return Pattern.compile(Stream.of(path.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .reduce((head, tail) -> head + "/" + tail)
                .orElse(""));
    }

    /** JAX-RS ignores matrix parameters and a slash at the end. */
    private static String plain(String path) {
        return path.replaceAll(";[^/]*", "").replaceFirst("/$", "");
    }

    String answer(int status) {
        return pointer + "/responses/" + status;
    }
}
