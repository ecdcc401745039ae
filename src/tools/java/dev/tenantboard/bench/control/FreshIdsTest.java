package dev.tenantboard.bench.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshIdsTest {

    private static final String RECORDED = "{\"\u00010\u0001\",\"\u0001999\u0001\",\"\u00010\u0001\"}";

    @Test
    void areTheSameForTheSameNumberAndOthersForAnother() {
        String[] ids = new FreshIds().in(RECORDED).replaceAll("[{}\"]", "").split(",");

        assertThat(ids[0]).isEqualTo(ids[2]).isNotEqualTo(ids[1]).matches("[0-9a-z]{18,25}");
        assertThat(new FreshIds().in(RECORDED)).doesNotContain(ids[0], ids[1]);
    }

    @Test
    void leaveOtherValuesAlone() {
        assertThat(new FreshIds().in("order")).isEqualTo("order");
        assertThat(new FreshIds().in(null)).isNull();
    }
}
