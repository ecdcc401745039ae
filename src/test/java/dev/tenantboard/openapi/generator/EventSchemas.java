package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventName;
import java.util.Comparator;
import java.util.List;

/** The schemas of the data of server-sent events. OpenAPI 3.0 cannot describe them, so an extension names them. */
final class EventSchemas {

    private static final List<Class<?>> DATA = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.tenantboard").stream()
                    .filter(type -> type.isAnnotatedWith(EventData.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .toList();

    private EventSchemas() {}

    /** The schemas by the names of events. */
    static ObjectNode all(Schemas schemas) {
        ObjectNode all = Json.object();
        for (EventName name : EventName.values()) {
            all.set(name.toString(), of(name, schemas));
        }
        return all;
    }

    private static ObjectNode of(EventName name, Schemas schemas) {
        List<ObjectNode> alternatives = DATA.stream()
                .filter(type ->
                        List.of(type.getAnnotation(EventData.class).value()).contains(name))
                .map(schemas::written)
                .toList();
        if (alternatives.isEmpty()) {
            throw new IllegalStateException("No class is annotated as the data of " + name);
        }
        if (alternatives.size() == 1) {
            return alternatives.get(0);
        }
        ArrayNode anyOf = Json.texts();
        alternatives.forEach(anyOf::add);
        return Json.object().set("anyOf", anyOf);
    }
}
