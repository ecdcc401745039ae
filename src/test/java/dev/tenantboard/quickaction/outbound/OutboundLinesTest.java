package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.OutboundCalls.Line;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundLinesTest {

    private final OutboundCalls calls = new OutboundCalls();

    /** Most executions only lead somewhere: many of them at once leave the lines to those that call. */
    @Test
    void takesNoLineBeforeItIsNeeded() {
        List<Line> leading = Stream.generate(calls::line).limit(100).toList();

        calls.line().take("acme");

        assertThat(leading).hasSize(100);
    }

    @Test
    void leavesLinesToOtherOrganizations() {
        List<Line> acmes = Stream.generate(calls::line).limit(4).toList();
        acmes.forEach(line -> line.take("acme"));

        assertRefused("acme");
        calls.line().take("globex");

        acmes.get(0).close();
        calls.line().take("acme");
        assertRefused("acme");
    }

    @Test
    void hasSoManyLinesForAll() {
        IntStream.range(0, 16).forEach(i -> calls.line().take("organization " + i / 4));

        assertRefused("another");
    }

    private void assertRefused(String organization) {
        Line refused = calls.line();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> refused.take(organization))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemType.SERVER_BUSY));
        refused.close();
    }
}
