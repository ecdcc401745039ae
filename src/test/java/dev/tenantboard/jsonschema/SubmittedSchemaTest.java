package dev.tenantboard.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.tenantboard.problem.ProblemError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittedSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'type':'strin'}                                                | /form/type
                {'properties':{'a':{'minLength':-1}}}                           | /form/properties/a/minLength
                {'properties':{'a/b~':{'maximum':'x'}}}                         | /form/properties/a~1b~0/maximum
                {'properties':[]}                                               | /form/properties
                {'required':'a'}                                                | /form/required
                {'items':[{}]}                                                  | /form/items
                {'$schema':'http://json-schema.org/draft-07/schema#'}           | /form/$schema
                {'$schema':'http://127.0.0.1:9/s'}                              | /form/$schema
                {'properties':{'a':{'$schema':'http://127.0.0.1:9/s'}}}         | /form/properties/a/$schema
                {'$id':'http://127.0.0.1:9/s'}                                  | /form/$id
                {'properties':{'a':{'$id':'file:///etc/passwd'}}}               | /form/properties/a/$id
                {'$defs':{'a':{'$anchor':'x'}}}                                 | /form/$defs/a/$anchor
                {'$ref':'http://127.0.0.1:9/s'}                                 | /form/$ref
                {'$ref':'file:///etc/passwd'}                                   | /form/$ref
                {'$ref':'jar:file:/a.jar!/b'}                                   | /form/$ref
                {'$ref':'classpath:/draft-07/schema'}                           | /form/$ref
                {'$ref':'https://json-schema.org/draft/2020-12/schema'}         | /form/$ref
                {'$ref':'#'}                                                    | /form/$ref
                {'$ref':'#/properties/a','properties':{'a':{}}}                 | /form/$ref
                {'$ref':'#/$defs/missing'}                                      | /form/$ref
                {'$ref':'#/$defs/a/properties/b','$defs':{'a':{'properties':{'b':{}}}}} | /form/$ref
                {'$ref':'#/$defs/%61','$defs':{'a':{}}}                         | /form/$ref
                {'$dynamicRef':'#a'}                                            | /form/$dynamicRef
                {'$dynamicAnchor':'a'}                                          | /form/$dynamicAnchor
                {'$vocabulary':{'http://127.0.0.1:9/v':true}}                   | /form/$vocabulary
                {'unevaluatedProperties':false}                                 | /form/unevaluatedProperties
                {'allOf':[{'anyOf':[{'pattern':'('}]}]}                         | /form/allOf/0/anyOf/0/pattern
                {'pattern':'(a)\\\\1'}                                          | /form/pattern
                {'pattern':'(?=a)b'}                                            | /form/pattern
                {'pattern':'((((a{1000}){1000}){1000}){1000}){1000}'}           | /form/pattern
                {'pattern':'((((a{99}){99})*){99})*'}                           | /form/pattern
                {'patternProperties':{'(?!x)':{}}}                              | /form/patternProperties/(?!x)
                {'if':{'format':'regex'}}                                       | /form/if/format
                {'maxLength':1000000000000}                                     | /form/maxLength
                {'dependencies':{'a':['b']}}                                    | /form/dependencies
                {'pattern':'a{0,1000}'}                                         | /form/pattern
                {'errorMessage':{'a':1}}                                        | /form/errorMessage
                """)
    void refusesWithAPointer(String schema, String pointer) {
        List<ProblemError> errors = SubmittedSchema.errors(json(schema), "/form");

        assertThat(errors).extracting(ProblemError::pointer).contains(pointer);
        assertThat(errors)
                .extracting(ProblemError::detail)
                .allSatisfy(detail -> assertThat(detail).isNotBlank().doesNotContain("127.0.0.1", "passwd"));
    }

    @Test
    void refusesRecursiveDefinitions() {
        assertThat(SubmittedSchema.errors(
                        json("{'$ref':'#/$defs/a','$defs':{'a':{'properties':{'b':{'$ref':'#/$defs/a'}}}}}"), ""))
                .singleElement()
                .extracting(ProblemError::detail)
                .asString()
                .startsWith("is recursive");
        assertThat(SubmittedSchema.errors(
                        json("{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}"), ""))
                .hasSize(1);
    }

    @Test
    void refusesDefinitionsThatGrowExponentially() {
        ObjectNode schema = (ObjectNode) json("{'$ref':'#/$defs/d0'}");
        ObjectNode definitions = schema.putObject("$defs");
        for (int i = 0; i < 12; i++) {
            definitions.set(
                    "d" + i, json("{'allOf':[{'$ref':'#/$defs/d%1$d'},{'$ref':'#/$defs/d%1$d'}]}".formatted(i + 1)));
        }
        definitions.set("d12", json("{'type':'string'}"));

        assertThat(SubmittedSchema.errors(schema, ""))
                .singleElement()
                .extracting(ProblemError::detail)
                .asString()
                .contains("1000 schemas");
    }

    /** The validator is recursive, and a server's thread has a stack of half a mebibyte. */
    @Test
    void refusesSchemasWithTooManyLevels() {
        ObjectNode schema = (ObjectNode) json("{'$ref':'#/$defs/d0'}");
        ObjectNode definitions = schema.putObject("$defs");
        for (int i = 0; i < 8; i++) {
            String inner = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
            definitions.set("d" + i, json("{'not':".repeat(20) + inner + "}".repeat(20)));
        }
        definitions.set("d8", json("{'type':'string'}"));

        assertThat(SubmittedSchema.errors(schema, ""))
                .singleElement()
                .extracting(ProblemError::detail)
                .asString()
                .contains("more than 100 levels");
    }

    @Test
    void stopsAfterTooManyErrors() {
        ObjectNode schema = (ObjectNode) json("{'type':'object','properties':{'a':{'items':{}}}}");
        for (int i = 0; i < 900; i++) {
            schema.withObject("/properties/a/items").withArray("allOf").add(json("{'type':'string'}"));
        }
        JsonNode document = json("{'a':[0" + ",0".repeat(1_900) + "]}");

        assertThat(JsonSchemaDocument.of(schema).errors(document, "/input"))
                .containsExactly(new ProblemError("/input", "has more errors than can be listed"));
    }

    @Test
    void treatsUnknownKeywordsAsAnnotations() {
        JsonNode schema = json("{'id':5,'notAllowed':['a'],'properties':{'a':{'id':'::'}}}");

        assertThat(SubmittedSchema.errors(schema, "")).isEmpty();
        assertThat(SubmittedSchema.compile(schema).errors(json("{'a':1}"), "")).isEmpty();
    }

    @Test
    void refusesPatternsThatAreTooLargeTogether() {
        ObjectNode schema = (ObjectNode) json("{'type':'object'}");
        for (int i = 0; i < 100; i++) {
            schema.withArray("allOf").add(json("{'pattern':'(a|b){60}c'}"));
        }

        assertThat(SubmittedSchema.errors(schema, ""))
                .singleElement()
                .extracting(ProblemError::detail)
                .asString()
                .contains("patterns");
    }

    /** Each schema would create an error for each value, which would exceed the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void limitsSchemasTimesValues(String keyword) {
        ObjectNode schema = JSON.createObjectNode();
        for (int i = 0; i < 900; i++) {
            schema.withObject("items").withArray(keyword).addObject().put("type", "string");
        }
        ArrayNode input = JSON.createArrayNode();
        for (int i = 0; i < 1_900; i++) {
            input.add(i);
        }
        assertThat(SubmittedSchema.errors(schema, "")).isEmpty();

        List<ProblemError> errors = SubmittedSchema.compile(schema).errors(input, "/input");

        assertThat(errors).containsExactly(tooMuch("/input"));
    }

    @Test
    void limitsPatternsTimesCharacters() {
        ObjectNode schema = JSON.createObjectNode();
        for (int i = 0; i < 9; i++) {
            schema.withArray("allOf").addObject().put("pattern", "[ab]{500}c");
        }
        assertThat(SubmittedSchema.errors(schema, "")).isEmpty();
        JsonSchemaDocument form = SubmittedSchema.compile(schema);

        assertThat(form.errors(JSON.getNodeFactory().textNode("a".repeat(30_000)), "/input"))
                .containsExactly(tooMuch("/input"));
        assertThat(form.errors(JSON.getNodeFactory().textNode("a".repeat(500) + "c"), "/input"))
                .isEmpty();
    }

    private static ProblemError tooMuch(String pointer) {
        return new ProblemError(pointer, "is too large for a schema of this size");
    }

    @Test
    void acceptsAFormAndValidatesItsInput() {
        JsonNode schema = json("""
                {'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','required':['iban','due'],
                'additionalProperties':false,'x-layout':{'$ref':'of no matter'},'properties':{
                'iban':{'type':'string','maxLength':34,'pattern':'^[A-Z]{2}[0-9]{2}[A-Z0-9]{4}[0-9]{7}([A-Z0-9]?){0,16}$',
                'errorMessage':'must be an IBAN'},
                'due':{'type':'string','format':'date'},'lines':{'type':'array','items':{'$ref':'#/$defs/line'}}},
                '$defs':{'line':{'type':'object','required':['amount'],'properties':{'amount':{'exclusiveMinimum':0}}}}}""");
        assertThat(SubmittedSchema.errors(schema, "")).isEmpty();
        JsonSchemaDocument form = SubmittedSchema.compile(schema);

        assertThat(form.errors(
                        json("{'iban':'CZ6508000000192000145399','due':'2026-01-31','lines':[{'amount':1}]}"), ""))
                .isEmpty();
        assertThat(form.errors(json("{'iban':'Smuggled','lines':[{'amount':0},{}],'more':1}"), "/input"))
                .containsExactly(
                        new ProblemError("/input/due", "is required"),
                        new ProblemError("/input/iban", "must be an IBAN"),
                        new ProblemError("/input/lines/0/amount", "must be greater than 0"),
                        new ProblemError("/input/lines/1/amount", "is required"),
                        new ProblemError("/input/more", "is not a field that is known here"));
    }

    /** A value in a schema is not a schema, even with keys such as $ref. */
    @Test
    void loadsNothingForValues() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String address = "'http://127.0.0.1:" + server.getAddress().getPort() + "/s'";
            for (String keyword : List.of("const", "default", "x-more")) {
                JsonNode schema = json("{'" + keyword + "':{'$id':" + address + ",'$ref':" + address + ",'$schema':"
                        + address + "},'enum':[{'$ref':" + address + "},1]}");

                assertThat(SubmittedSchema.errors(schema, "")).isEmpty();
                SubmittedSchema.compile(schema).errors(json("{'$ref':" + address + "}"), "");
            }
            JsonNode remote = json("{'$ref':" + address + "}");
            assertThat(SubmittedSchema.errors(remote, "")).isNotEmpty();
            assertThatThrownBy(() -> SubmittedSchema.compile(remote).errors(json("{}"), ""));
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}b"})
    void matchesCatastrophicPatternsInLinearTime(String pattern) {
        JsonSchemaDocument schema =
                SubmittedSchema.compile(JSON.createObjectNode().put("pattern", pattern));
        JsonNode text = JSON.getNodeFactory().textNode("a".repeat(30_000) + "!");

        assertThat(schema.errors(text, "/text"))
                .extracting(ProblemError::pointer)
                .containsExactly("/text");
    }

    @Test
    void readsFormatsStrictly() {
        for (String[] wrong : new String[][] {
            {"date", "2026-02-30"},
            {"time", "09:30"},
            {"date-time", "2026-01-01 00:00:00Z"},
            {"email", "nobody"},
            {"email", "a@b@c"},
            {"uri", "/relative"},
            {"uuid", "123"},
            {"time-zone", "Mars/Olympus"},
            {"target-url", "javascript:alert(1)"},
        }) {
            JsonSchemaDocument schema =
                    SubmittedSchema.compile(JSON.createObjectNode().put("format", wrong[0]));

            assertThat(schema.errors(JSON.getNodeFactory().textNode(wrong[1]), ""))
                    .as(wrong[0])
                    .hasSize(1);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
