package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.function.UnaryOperator;

/** JSON merge patch (RFC 7396): what a patch names is replaced, null removes, the rest stays. */
@ApplicationScoped
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Inject
    private StrictJson json;

    @Inject
    private Validator validator;

    /** The change that a patch makes to a resource, whose outcome is checked like a whole one. */
    public <T> UnaryOperator<T> of(JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw ProblemException.invalid("", "must be an object");
        }
        return current -> checked(json.convert(apply(json.toTree(current), patch), type));
    }

    private <T> T checked(T outcome) {
        var violations = validator.validate(outcome);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(Violations.errors(violations));
        }
        return outcome;
    }

    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), apply(result.path(field.getKey()), field.getValue()));
            }
        });
        return result;
    }
}
