package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.outbound.OutboundCalls.Permit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundPermitsTest {

    private final OutboundCalls calls = new OutboundCalls();

    /** Most executions make no call, so an unused permit must not count. */
    @Test
    void acquiresNothingBeforeACall() {
        List<Permit> unused = Stream.generate(calls::permit).limit(100).toList();

        calls.permit().acquire("acme");

        assertThat(unused).hasSize(100);
    }

    @Test
    void limitsTheCallsOfOneOrganization() {
        List<Permit> permits = Stream.generate(calls::permit).limit(4).toList();
        permits.forEach(permit -> permit.acquire("acme"));

        assertRefused("acme");
        calls.permit().acquire("globex");

        permits.get(0).close();
        calls.permit().acquire("acme");
        assertRefused("acme");
    }

    @Test
    void limitsTheCallsOfAllOrganizations() {
        IntStream.range(0, 16).forEach(i -> calls.permit().acquire("organization " + i / 4));

        assertRefused("another");
    }

    private void assertRefused(String organization) {
        Permit permit = calls.permit();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> permit.acquire(organization))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemType.SERVER_BUSY));
        permit.close();
    }
}
