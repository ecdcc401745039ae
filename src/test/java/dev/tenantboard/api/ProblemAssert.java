package dev.tenantboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Holds an answer to RFC 9457, and to saying nothing of the inside. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, Answer> {

    /** Stack frames, class names, the driver, SQL, and the names of constraints and policies. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [\\w.$]+\\(|Exception|\\b(java|jakarta|org|com|dev|fish)\\.[a-z]+\\.|SQL|[Pp]ostgre|[Hh]ibernate|[Ee]clipse"
                    + "|_(pkey|fkey|key|check|isolation)\\b|tenant_isolation|row-level|\\bselect .+ from\\b|\\binsert into\\b"
                    + "|<html|GlassFish|Payara",
            Pattern.DOTALL);

    ProblemAssert(Answer answer) {
        super(answer, ProblemAssert.class);
        as(answer.toString());
    }

    public static ProblemAssert assertThatProblem(Answer answer) {
        return new ProblemAssert(answer);
    }

    public ProblemAssert hasStatus(int status) {
        objects.assertEqual(info, actual.status(), status);
        isProblemDocument();
        return this;
    }

    private void isProblemDocument() {
        Assertions.assertThat(actual.header("Content-Type"))
                .as("content type of %s", actual)
                .startsWith("application/problem+json");
        Assertions.assertThat(actual.json().path("status").asInt())
                .as("member 'status' of %s", actual)
                .isEqualTo(actual.status());
        Assertions.assertThat(actual.text("/type")).as("type of %s", actual).isNotBlank();
        Assertions.assertThat(actual.text("/title")).as("title of %s", actual).isNotBlank();
        Assertions.assertThat(actual.header("traceparent"))
                .as("trace of %s", actual)
                .startsWith("00-" + actual.text("/instance").replace("urn:trace:", "") + "-");
        leaksNothing();
    }

    private void leaksNothing() {
        String words = actual.json().deepCopy().toString();
        Assertions.assertThat(INSIDE.matcher(words).results().map(found -> found.group()))
                .as("words of the inside in %s", actual)
                .isEmpty();
    }

    /** The errors name exactly these places, in any order. */
    public ProblemAssert pointsTo(String... pointers) {
        List<String> found = new ArrayList<>();
        for (JsonNode error : actual.json().path("errors")) {
            found.add(error.path("pointer").asText());
            Assertions.assertThat(error.path("detail").asText())
                    .as("detail in %s", actual)
                    .isNotBlank();
        }
        Assertions.assertThat(found).as("pointers of %s", actual).containsExactlyInAnyOrder(pointers);
        return this;
    }

    public ProblemAssert hasType(String type) {
        Assertions.assertThat(actual.text("/type")).as("type of %s", actual).isEqualTo(type);
        return this;
    }

    public ProblemAssert hasDetailContaining(String words) {
        Assertions.assertThat(actual.text("/detail")).as("detail of %s", actual).contains(words);
        return this;
    }

    /** Rejected values are not echoed. */
    public ProblemAssert doesNotEcho(String value) {
        Assertions.assertThat(actual.body()).as("body of %s", actual).doesNotContain(value);
        return this;
    }
}
