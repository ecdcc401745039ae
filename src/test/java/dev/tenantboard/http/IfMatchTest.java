package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void readsLongListsWithoutAStackOverflow() {
        String others = String.join(",", Collections.nCopies(50_000, "\"other\""));

        assertThatCode(() -> IfMatch.required(others + ", \"mine\"").require("\"mine\""))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> IfMatch.required(others).require("\"mine\"")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IfMatch.required(others + ",x")).isInstanceOf(ProblemException.class);
    }
}
