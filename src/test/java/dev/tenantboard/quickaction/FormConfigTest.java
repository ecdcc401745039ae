package dev.tenantboard.quickaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FormConfigTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void pointsIntoTheInput() throws Exception {
        ObjectNode config = object("{'type':'object','required':['a'],'properties':{'a':{'type':'integer'}}}");

        FormConfig form = FormConfig.of(config);

        assertThat(form.errors(object("{'a':1}"), "/input")).isEmpty();
        assertThat(form.errors(object("{'a':'x'}"), "/input"))
                .containsExactly(new ProblemError("/input/a", "must be a whole number"));
        assertThat(form.errors(object("{}"), "/input")).containsExactly(new ProblemError("/input/a", "is required"));
        assertThat(form.errors(JSON.nullNode(), "/input")).hasSize(1);
        assertThat(form.errors(null, "/input")).hasSize(1);
    }

    @Test
    void refusesInputThatIsTooLarge() throws Exception {
        FormConfig form = FormConfig.of(object("{'type':'object'}"));

        assertThat(form.errors(JSON.createObjectNode().put("a", "x".repeat(40_000)), ""))
                .hasSize(1);
    }

    @Test
    void refusesAnInvalidStoredForm() throws Exception {
        for (String stored : new String[] {"{'fields':[]}", "{'type':'object','$ref':'http://127.0.0.1/'}"}) {
            ObjectNode config = object(stored);

            assertThatThrownBy(() -> FormConfig.of(config)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> FormConfig.of(null)).isInstanceOf(ProblemException.class);
    }

    private static ObjectNode object(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
