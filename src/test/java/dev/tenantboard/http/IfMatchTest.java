package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void readsListsOfAnyLengthWithoutTakingTheStack() {
        String others = String.join(",", Collections.nCopies(50_000, "\"other\""));

        assertThatCode(() -> IfMatch.required(others + ", \"mine\"").demand("\"mine\""))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> IfMatch.required(others).demand("\"mine\"")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IfMatch.required(others + ",x")).isInstanceOf(ProblemException.class);
    }
}
