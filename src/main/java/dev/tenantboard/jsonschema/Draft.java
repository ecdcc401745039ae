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

/** Draft 2020-12 as it is understood here: formats are asserted, patterns are linear, and nothing is ever fetched. */
final class Draft {

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .regularExpressionFactory(LinearPattern::compile)
            .build();

    /** Keywords that the library takes for the draft's. */
    private static final List<String> NOT_OF_THE_DRAFT = List.of("id", "notAllowed");

    /** What the draft does not know says nothing, and the library does not log that a client's schema has it. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(known -> NOT_OF_THE_DRAFT.forEach(known::remove))
            .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
            .formats(known -> {
                known.clear();
                Formats.all().forEach(format -> known.put(format.getName(), format));
            })
            .build();

    /** Keeps no schema: those of clients come and go, and each may name itself as it likes. */
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            DIALECT,
            builder -> builder.schemaRegistryConfig(CONFIG)
                    .schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.allow(address -> false)));

    /** The library's jar holds the metaschema under its address. */
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
