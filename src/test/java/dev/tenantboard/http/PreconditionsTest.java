package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantboard.problem.ProblemException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

    private static final String MANY = String.join(",", Collections.nCopies(50_000, "\"other\""));

    @Test
    void readsLongListsWithoutAStackOverflow() {
        assertThatCode(() -> evaluate(MANY + ", \"mine\"", null)).doesNotThrowAnyException();
        assertThat(refusal(MANY, null)).isEqualTo(412);
        assertThat(refusal(MANY + ",x", null)).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '\'',
            value = {
                "-          | -                | 428",
                "*          | -                | 412",
                "\"old\"    | -                | 412",
                "W/\"mine\" | -                | 412",
                "mine       | -                | 400",
                "\"mine\"   | mine             | 400",
                "\"mine\"   | *                | 412",
                "\"mine\"   | W/\"mine\"       | 412",
                "\"mine\"   | \"a,b\",\"mine\" | 412",
                "-          | *                | 412",
                "-          | \"old\"          | 428",
            })
    void refuses(String ifMatch, String ifNoneMatch, int status) {
        assertThat(refusal(ifMatch, ifNoneMatch)).isEqualTo(status);
    }

    @Test
    void acceptsOtherTagsInIfNoneMatch() {
        assertThatCode(() -> evaluate("\"mine\"", "\"old\", \"older\"")).doesNotThrowAnyException();
    }

    private static void evaluate(String ifMatch, String ifNoneMatch) {
        var preconditions = new Preconditions(ifMatch, ifNoneMatch);
        preconditions.check();
        preconditions.require("\"mine\"");
    }

    private static int refusal(String ifMatch, String ifNoneMatch) {
        return catchThrowableOfType(ProblemException.class, () -> evaluate(ifMatch, ifNoneMatch))
                .problem()
                .status();
    }
}
