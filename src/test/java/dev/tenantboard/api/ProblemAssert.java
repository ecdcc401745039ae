package dev.tenantboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Asserts that an answer complies with RFC 9457, and contains no internal details. */
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
        areOfOneType(actual.json());
        Assertions.assertThat(actual.header("traceparent"))
                .as("trace of %s", actual)
                .startsWith("00-" + actual.text("/instance").replace("urn:trace:", "") + "-");
        leaksNothing();
    }

    /** Asserts that code, type, title and status of a problem belong together, also in the items of a bulk answer. */
    public static void areOfOneType(JsonNode problem) {
        ProblemType type = ProblemType.valueOf(problem.path("code").asText());
        Assertions.assertThat(List.of(
                        problem.path("type").asText(),
                        problem.path("title").asText(),
                        problem.path("status").asInt()))
                .as("type, title and status of %s", problem)
                .isEqualTo(List.of(type.uri(), type.title(), type.status()));
        Assertions.assertThat(problem.path("detail").asText())
                .as("detail of %s", problem)
                .isNotBlank();
    }

    private void leaksNothing() {
        String words = actual.json().deepCopy().toString();
        Assertions.assertThat(INSIDE.matcher(words).results().map(found -> found.group()))
                .as("words of the inside in %s", actual)
                .isEmpty();
    }

    /** Asserts that the errors have exactly these pointers, in any order. */
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

    public ProblemAssert hasCode(ProblemType type) {
        Assertions.assertThat(actual.text("/code")).as("code of %s", actual).isEqualTo(type.name());
        return this;
    }

    public ProblemAssert hasDetailContaining(String words) {
        Assertions.assertThat(actual.text("/detail")).as("detail of %s", actual).contains(words);
        return this;
    }

    /** Asserts that the answer does not repeat a rejected value. */
    public ProblemAssert doesNotEcho(String value) {
        Assertions.assertThat(actual.body()).as("body of %s", actual).doesNotContain(value);
        return this;
    }
}
