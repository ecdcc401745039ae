package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.path.PathType;
import dev.tenantboard.problem.ProblemError;
import java.util.List;
import java.util.Locale;

/** Draft 2020-12 with validated formats and linear patterns. Nothing is loaded from other addresses. */
final class Draft {

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .regularExpressionFactory(LinearPattern::compile)
            .build();

    /** Keywords that the library adds to the draft. */
    private static final List<String> NOT_OF_THE_DRAFT = List.of("id", "notAllowed");

    /** Unknown keywords are annotations, and the library does not log them. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(known -> NOT_OF_THE_DRAFT.forEach(known::remove))
            .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
            .formats(known -> {
                known.clear();
                Formats.all().forEach(format -> known.put(format.getName(), format));
            })
            .build();

    /** Caches no schemas, because there are many schemas of clients, and they could have the same name. */
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            DIALECT,
            builder -> builder.schemaRegistryConfig(CONFIG)
                    .schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.allow(address -> false)));

    /** The library's jar contains the metaschema under its address. */
    private static final Schema METASCHEMA = SchemaRegistry.withDialect(
                    Dialects.getDraft202012(),
                    builder -> builder.schemaRegistryConfig(CONFIG)
                            .schemaLoader(loader -> loader.allow(address ->
                                    address.toString().startsWith("https://json-schema.org/draft/2020-12/"))))
            .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    private Draft() {}

    static Schema compile(JsonNode schema) {
        Schema compiled = SCHEMAS.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    static List<ProblemError> metaErrors(JsonNode schema, String pointer) {
        return Evaluation.errors(METASCHEMA, schema, new ViolationMessages(MissingNode.getInstance(), pointer));
    }
}
