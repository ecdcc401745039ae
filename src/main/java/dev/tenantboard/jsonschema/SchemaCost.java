package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * What it takes to evaluate a schema, counted by writing every reference out: ten definitions that each refer twice to
 * the next are a thousand schemas, and a definition that leads back to itself has no end.
 */
final class SchemaCost {

    static final int MAX_SCHEMAS = 1_000;

    static final int MAX_REFERENCES = 16;

    /** Each costs the validator some frames of a stack that is half a mebibyte. */
    static final int MAX_NESTED = 100;

    /** The whole of all patterns, unrolled: each step of a text takes as many. */
    static final int MAX_PATTERNS = 5_000;

    /** Schemas times values: every one may end as an error in memory, even in a branch that is not the one that fits. */
    static final int MAX_EVALUATIONS = 25_000;

    /** Patterns, unrolled, times characters: a few tenths of a second. */
    static final double MAX_STEPS = 10_000_000;

    private final JsonNode root;
    private int schemas;
    private double patterns;
    private ProblemError error;

    private SchemaCost(JsonNode root) {
        this.root = root;
    }

    /** The errors of a schema that keeps to the rules. */
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

    /** Whether a document can be held to the schema: two that are within their limits may be too much together. */
    boolean affords(JsonNode document) {
        return (long) schemas * DocumentSize.Validator.values(document) <= MAX_EVALUATIONS
                && patterns * document.toString().length() <= MAX_STEPS;
    }

    private void add(JsonNode schema, String pointer, int references, int nested) {
        schemas++;
        patterns += patternsOf(schema);
        if (references > MAX_REFERENCES) {
            fail(pointer, "refers to itself, or through more than " + MAX_REFERENCES + " definitions");
        } else if (nested > MAX_NESTED) {
            fail(pointer, "is nested in more than " + MAX_NESTED + " schemas when its references are written out");
        } else if (schemas > MAX_SCHEMAS) {
            fail(pointer, "is more than " + MAX_SCHEMAS + " schemas when its references are written out");
        } else if (patterns > MAX_PATTERNS) {
            fail(pointer, "has patterns that are too large together");
        }
        if (error == null) {
            addInner(schema, pointer, references, nested + 1);
        }
    }

    private void addInner(JsonNode schema, String pointer, int references, int nested) {
        Subschemas.visit(schema, pointer, (inner, place) -> {
            if (error == null && !place.startsWith(pointer + "/" + Subschemas.DEFINITIONS + "/")) {
                add(inner, place, references, nested);
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
