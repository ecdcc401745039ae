package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * The cost of a schema's evaluation, counted with all references expanded. Ten definitions that each refer twice to the
 * next are a thousand schemas, and a recursive definition has no end.
 */
final class SchemaCost {

    static final int MAX_SCHEMAS = 1_000;

    static final int MAX_REFERENCES = 16;

    /** Each level needs some frames of the stack, which has half a mebibyte. */
    static final int MAX_NESTED = 100;

    /** The limit of all patterns together, expanded. Each character of a text costs as much. */
    static final int MAX_PATTERNS = 5_000;

    /**
     * The limit of schemas times values. Each may be an error in memory, also in an alternative that does not apply.
     */
    static final int MAX_EVALUATIONS = 25_000;

    /** The limit of expanded patterns times characters: some tenths of a second. */
    static final double MAX_STEPS = 10_000_000;

    private final JsonNode root;
    private int schemas;
    private double patterns;
    private ProblemError error;

    private SchemaCost(JsonNode root) {
        this.root = root;
    }

    /** Returns the errors of a schema that passed {@link SchemaRules}. */
    static List<ProblemError> errors(JsonNode schema, String pointer) {
        SchemaCost cost = of(schema, pointer);
        return cost.error == null ? List.of() : List.of(cost.error);
    }

    static SchemaCost of(JsonNode schema) {
        return of(schema, "");
    }

    private static SchemaCost of(JsonNode schema, String pointer) {
        var cost = new SchemaCost(schema);
        cost.add(schema, pointer, 0, 0);
        return cost;
    }

    /**
     * Returns whether the schema may evaluate a document. Both may be within their own limits, but too large together.
     */
    boolean permits(JsonNode document) {
        return (long) schemas * DocumentSize.Validator.values(document) <= MAX_EVALUATIONS
                && patterns * document.toString().length() <= MAX_STEPS;
    }

    private void add(JsonNode schema, String pointer, int references, int nested) {
        schemas++;
        patterns += patternsOf(schema);
        if (references > MAX_REFERENCES) {
            fail(pointer, "is recursive, or refers to itself through more than " + MAX_REFERENCES + " definitions");
        } else if (nested > MAX_NESTED) {
            fail(pointer, "has more than " + MAX_NESTED + " levels of schemas with its references expanded");
        } else if (schemas > MAX_SCHEMAS) {
            fail(pointer, "has more than " + MAX_SCHEMAS + " schemas with its references expanded");
        } else if (patterns > MAX_PATTERNS) {
            fail(pointer, "has patterns that are too large together");
        }
        if (error == null) {
            addInner(schema, pointer, references, nested + 1);
        }
    }

    private void addInner(JsonNode schema, String pointer, int references, int nested) {
        Subschemas.visit(schema, pointer, (inner, location) -> {
            if (error == null && !location.startsWith(pointer + "/" + Subschemas.DEFINITIONS + "/")) {
                add(inner, location, references, nested);
            }
        });
        if (error == null && schema.has("$ref")) {
            add(root.at(schema.get("$ref").asText().substring(1)), pointer + "/$ref", references + 1, nested);
        }
    }

    private static double patternsOf(JsonNode schema) {
        double size = LinearPattern.unrolled(schema.path("pattern").asText());
        for (var entry : schema.path("patternProperties").properties()) {
            size += LinearPattern.unrolled(entry.getKey());
        }
        return size;
    }

    private void fail(String pointer, String detail) {
        if (error == null) {
            error = new ProblemError(pointer, detail);
        }
    }
}
