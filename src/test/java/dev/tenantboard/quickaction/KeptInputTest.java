package dev.tenantboard.quickaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':{'type':'string'}}                                     | {'a':'x','b':1}         | {'a':'x','b':1}
            {'a':{'writeOnly':true}}                                    | {'a':'x','b':1}         | {'b':1}
            {'a':{'writeOnly':false}}                                   | {'a':'x','b':1}         | {'a':'x','b':1}
            {'a':{'ui:widget':'Password'}}                              | {'a':'x','b':1}         | {'b':1}
            {'a':{'title':'password'}}                                  | {'a':'x','b':1}         | {'b':1}
            {'a':{'enum':['password','token']}}                         | {'a':'token'}           | {'a':'token'}
            {'o':{'required':['password']}}                             | {'o':{'password':1}}    | {'o':{'password':1}}
            {'o':{'properties':{'a':{'writeOnly':true}}}}               | {'o':{'a':1,'b':2}}     | {'o':{'b':2}}
            {'o':{'items':{'properties':{'a':{'writeOnly':true}}}}}     | {'o':[{'a':1},{'b':2}]} | {'o':[{},{'b':2}]}
            {'o':{'items':{'writeOnly':true}}}                          | {'o':['x'],'b':1}       | {'b':1}
            {'o':{'allOf':[{'writeOnly':true}]}}                        | {'o':'x','b':1}         | {'b':1}
            {'o':{'patternProperties':{'^k':{'writeOnly':true}}}}       | {'o':{'k1':1},'b':1}    | {'b':1}
            {'$ref':{'writeOnly':true}}                                 | {'$ref':'x','b':1}      | {'b':1}
            """)
    void removesSecretFields(String properties, String input, String kept) throws Exception {
        ObjectNode form = object("{'type':'object'}");
        form.set("properties", object(properties));

        assertThat(KeptInput.of(form, object(input))).isEqualTo(object(kept));
    }

    @Test
    void followsReferences() throws Exception {
        ObjectNode form =
                object("{'type':'object','properties':{'a':{'$ref':'#/$defs/outer'},'b':{'$ref':'#/$defs/plain'},"
                        + "'c':{'items':{'$ref':'#/$defs/inner'}}},'$defs':{'outer':{'allOf':[{'$ref':'#/$defs/inner'}]},"
                        + "'plain':{'type':'string'},'inner':{'type':'string','writeOnly':true}}}");

        assertThat(KeptInput.of(form, object("{'a':'x','b':'y','c':['z']}"))).isEqualTo(object("{'b':'y'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'object','writeOnly':true}
            {'type':'object','additionalProperties':{'writeOnly':true}}
            {'type':'object','$ref':'#/$defs/s','$defs':{'s':{'writeOnly':true}}}
            {'type':'object','patternProperties':{'^k':{'$ref':'#/$defs/s'}},'$defs':{'s':{'writeOnly':true}}}
            {'type':'object','patternProperties':{'properties':{'type':'string','writeOnly':true}}}
            """)
    void keepsNothingIfASecretHasNoName(String form) throws Exception {
        assertThat(KeptInput.of(object(form), object("{'k1':'x','b':1}"))).isNull();
    }

    @Test
    void findsSecretsUnderNamesThatLookLikeKeywordsOrPointers() throws Exception {
        ObjectNode form = object(
                "{'type':'object','properties':{'token':{'$ref':'#/$defs/api~1token'}},'$defs':{'api/token':"
                        + "{'writeOnly':true}},'dependentSchemas':{'properties':{'properties':{'pw':{'writeOnly':true}}}}}");

        assertThat(KeptInput.of(form, object("{'token':'x','properties':1,'pw':'y'}")))
                .isEqualTo(object("{'properties':1}"));
    }

    @Test
    void doesNotChangeTheInput() throws Exception {
        ObjectNode input = object("{'a':'x'}");

        KeptInput.of(object("{'properties':{'a':{'writeOnly':true}}}"), input);

        assertThat(input).isEqualTo(object("{'a':'x'}"));
    }

    private static ObjectNode object(String json) throws Exception {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
