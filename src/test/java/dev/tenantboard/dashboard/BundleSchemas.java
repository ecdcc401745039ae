package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.widget.WidgetTypeCatalog;
import java.util.List;
import java.util.Set;

/** The check of bundles by their schema, for tests of other packages. */
public final class BundleSchemas {

    private BundleSchemas() {}

    /** Returns the errors of the document, and throws those of its keys and references. */
    public static List<ProblemError> errors(JsonNode bundle) {
        BundleCheck.require(new ObjectMapper().convertValue(bundle, Bundle.class), new BundleNames(Set.of()));
        return JsonSchemaDocument.of(BundleSchema.of(new WidgetTypeCatalog())).errors(bundle, "");
    }
}
