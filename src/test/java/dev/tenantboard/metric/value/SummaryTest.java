package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Row;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

    private static final Bucket BUCKET = new Bucket(null, null, Map.of());
    private static final Row ROW = new Row(Map.of(), List.of(), null, null, Map.of());

    @ParameterizedTest
    @CsvSource({"0, 0, false", "200, 50, false", "201, 0, true", "0, 51, true"})
    void saysWhetherItIsCut(int buckets, int rows, boolean more) {
        var figures = new Figures(
                null, Map.of(), null, List.of(), Collections.nCopies(buckets, BUCKET), Collections.nCopies(rows, ROW));

        Summary summary = Summary.of(figures);

        assertThat(summary.more()).isEqualTo(more);
        assertThat(summary.series()).hasSize(Math.min(buckets, 200));
        assertThat(summary.rows()).hasSize(Math.min(rows, 50));
    }
}
