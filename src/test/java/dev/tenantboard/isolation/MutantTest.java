package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutantTest {

    @Test
    void hasSomethingToMutateEverywhere() {
        assertThat(Mutant.all()).allMatch(Mutant::applies);
    }
}
