package dev.tenantboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenantboard.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundLinesTest {

    /** Most executions only lead somewhere: many of them at once leave the lines to those that call. */
    @Test
    void takesNoLineBeforeItIsNeeded() {
        var calls = new OutboundCalls();
        List<OutboundCalls.Line> leading =
                Stream.generate(calls::line).limit(100).toList();

        List<OutboundCalls.Line> calling =
                Stream.generate(calls::line).limit(16).toList();
        calling.forEach(OutboundCalls.Line::take);

        assertThat(leading).hasSize(100);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(calls.line()::take)
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(503));
        calling.get(0).close();
        calls.line().take();
    }
}
