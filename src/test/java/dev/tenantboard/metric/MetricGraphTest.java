package dev.tenantboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.query.CompositeQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricGraphTest {

    private final MetricGraph graph = new MetricGraph();

    @BeforeEach
    void readEachOther() {
        graph.add("top", "middle");
        graph.add("top", "bottom");
        graph.add("middle", "bottom");
        graph.add("other", "bottom");
    }

    @Test
    void findsEveryWayFromOneToAnother() {
        assertThat(graph.reaches("top", "bottom")).isTrue();
        assertThat(graph.reaches("top", "top")).isTrue();
        assertThat(graph.reaches("bottom", "top")).isFalse();
        assertThat(graph.reaches("other", "middle")).isFalse();
        assertThat(graph.reaches("unknown", "top")).isFalse();
    }

    @Test
    void countsTheLongestWayInBothDirections() {
        assertThat(graph.levelsBelow("top")).isEqualTo(3);
        assertThat(graph.levelsBelow("other")).isEqualTo(2);
        assertThat(graph.levelsBelow("unknown")).isEqualTo(1);
        assertThat(graph.levelsAbove("bottom")).isEqualTo(3);
        assertThat(graph.levelsAbove("top")).isEqualTo(1);
    }

    @Test
    void endsWhereRowsOfOldReadThemselves() {
        graph.add("bottom", "top");

        assertThat(graph.reaches("bottom", "middle")).isTrue();
        assertThat(graph.reaches("bottom", "nobody")).isFalse();
        assertThat(graph.levelsBelow("top")).isGreaterThan(CompositeQuery.MAX_LEVELS);
    }
}
