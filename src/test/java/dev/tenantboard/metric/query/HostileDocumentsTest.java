package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Documents that somebody sends who wishes us no good, or who was not attentive: each is refused where it is wrong. */
class HostileDocumentsTest {

    /** What stands in a document as a value is a value, whatever it says. */
    private static final Predicate<String> LITERAL = pointer -> pointer.matches(".*/(value|values/\\d+)")
            && !pointer.equals("/value")
            && !pointer.matches("/inputs/[^/]+/value");

    private final QueryReader reader = SampleDatasets.reader();

    @Test
    void refusesInjectionsWhereverANameStands() {
        int refused = 0;
        for (JsonNode base : HostileTexts.bases()) {
            for (String place : places(base, JsonNode::isTextual)) {
                for (String hostile : HostileTexts.all()) {
                    if (!LITERAL.test(place)) {
                        List<ProblemError> errors = refusal(replaced(base, place, TextNode.valueOf(hostile)));
                        assertThat(errors)
                                .as(place + " " + hostile)
                                .anyMatch(error -> error.pointer().equals("/query" + place));
                        assertThat(errors).noneMatch(error -> error.detail().contains(hostile));
                        refused++;
                    }
                }
            }
        }

        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void takesInjectionsForValuesWhereValuesStand() {
        int taken = 0;
        for (JsonNode base : HostileTexts.bases()) {
            for (String place : places(base, JsonNode::isTextual)) {
                if (LITERAL.test(place) && isOfText(base, place)) {
                    for (String hostile : HostileTexts.all()) {
                        assertThat(reader.read(replaced(base, place, TextNode.valueOf(hostile)), "/query"))
                                .isNotNull();
                        taken++;
                    }
                }
            }
        }

        assertThat(taken).isGreaterThan(20);
    }

    @Test
    void takesNoTextThatCannotBeStored() {
        for (JsonNode base : HostileTexts.bases()) {
            for (String place : places(base, JsonNode::isTextual)) {
                for (String text : List.of("a\u0000b", "a\ud800b", "\udc00")) {
                    refusal(replaced(base, place, TextNode.valueOf(text)));
                }
            }
        }
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        int refused = 0;
        for (JsonNode base : HostileTexts.bases()) {
            List<String> objects = places(base, JsonNode::isObject);
            objects.add("");
            for (String place : objects) {
                for (String key : List.of("__proto__", "constructor", "sql", "$where", "organizationId", "", "v/1~")) {
                    JsonNode changed = base.deepCopy();
                    ((ObjectNode) changed.at(place)).put(key, 1);
                    List<ProblemError> errors = refusal(changed);
                    assertThat(errors)
                            .as(place + "/" + key)
                            .anyMatch(error -> error.pointer().startsWith("/query" + place));
                    refused++;
                }
            }
        }

        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void refusesValuesOfAnotherTypeEverywhere() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int refused = 0;
        for (JsonNode base : HostileTexts.bases()) {
            for (String place : places(base, node -> true)) {
                List<JsonNode> others = base.at(place).isContainerNode()
                        ? List.of(nodes.nullNode(), nodes.numberNode(1), nodes.textNode("x"), nodes.booleanNode(true))
                        : List.of(nodes.nullNode(), nodes.objectNode(), nodes.arrayNode(), nodes.numberNode(1e300));
                for (JsonNode other : others) {
                    refusal(replaced(base, place, other));
                    refused++;
                }
            }
        }

        assertThat(refused).isGreaterThan(300);
    }

    /** Some of it is not required; what is left is read, or refused like everything else. */
    @Test
    void survivesTheLossOfAnyPart() {
        for (JsonNode base : HostileTexts.bases()) {
            for (String place : places(base, node -> true)) {
                JsonNode changed = base.deepCopy();
                JsonNode holder = changed.at(place.substring(0, place.lastIndexOf('/')));
                String key = place.substring(place.lastIndexOf('/') + 1);
                if (holder instanceof ObjectNode object) {
                    object.remove(key);
                } else {
                    ((ArrayNode) holder).remove(Integer.parseInt(key));
                }
                errors(changed);
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/metric-query/refused.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void refusesWhatIsWrong(String document, String pointer, String words) {
        List<ProblemError> errors = refusal(Documents.of(HostileTexts.written(document)));

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo("/query" + (pointer == null ? "" : pointer));
            assertThat(error.detail()).contains(words);
        });
    }

    @Test
    void refusesWhatIsTooLargeBeforeItLooksAtIt() {
        String list = "'x',".repeat(5_000).replaceAll(",$", "");

        assertThat(refusal(Documents.of("{'v':1,'dataset':[" + list + "]}")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/query");
                    assertThat(error.detail()).contains("16384 bytes");
                });
    }

    private static boolean isOfText(JsonNode base, String place) {
        String leaf = place.replaceAll("/(value|values/\\d+)$", "");
        String field = base.at(leaf).path("field").asText();
        return !field.equals("createdAt")
                && base.at(leaf).path("as").asText("text").equals("text");
    }

    private static JsonNode replaced(JsonNode base, String place, JsonNode value) {
        JsonNode changed = base.deepCopy();
        JsonNode holder = changed.at(place.substring(0, place.lastIndexOf('/')));
        String key = place.substring(place.lastIndexOf('/') + 1);
        if (holder instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((ArrayNode) holder).set(Integer.parseInt(key), value);
        }
        return changed;
    }

    private static List<String> places(JsonNode document, Predicate<JsonNode> which) {
        List<String> places = new ArrayList<>();
        collect(document, "", which, places);
        return places;
    }

    private static void collect(JsonNode node, String pointer, Predicate<JsonNode> which, List<String> places) {
        if (!pointer.isEmpty() && which.test(node)) {
            places.add(pointer);
        }
        node.properties().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), which, places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, which, places);
        }
    }

    private List<ProblemError> refusal(JsonNode document) {
        List<ProblemError> errors = errors(document);
        assertThat(errors).as("errors of " + document).isNotEmpty();
        return errors;
    }

    /** The errors of a document, each of which points to a place that is there, or to one that is missing in such a one. */
    private List<ProblemError> errors(JsonNode document) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader.read(document, "/query"));
        List<ProblemError> errors =
                refusal == null ? List.of() : refusal.problem().errors();
        assertThat(errors).hasSizeLessThanOrEqualTo(20).allSatisfy(error -> {
            assertThat(error.pointer()).startsWith("/query");
            String place = error.pointer().substring("/query".length());
            assertThat(document.at(place.substring(0, Math.max(0, place.lastIndexOf('/'))))
                            .isMissingNode())
                    .as(error + " in " + document)
                    .isFalse();
        });
        return errors;
    }
}
