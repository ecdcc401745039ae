package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.dashboard.Bundle.BundleMetric;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Metrics of a bundle are written after the metrics that they read. */
class BundleOrderTest {

    private static BundleMetric metric(String key, String... read) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("v", 1);
        for (int i = 0; i < read.length; i++) {
            query.withObject("/inputs/i" + i).put("metric", read[i]);
        }
        return new BundleMetric(
                key,
                new MetricDefinition(
                        key, MetricCategory.SALES, query, null, null, null, null, null, null, null, null, null, null));
    }

    private static Bundle bundle(BundleMetric... metrics) {
        return new Bundle(1, List.of(metrics), List.of(), List.of());
    }

    private static List<String> pointers(Bundle bundle) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> BundleCheck.require(bundle, new BundleNames(Set.of())));
        return refused.problem().errors().stream().map(ProblemError::pointer).toList();
    }

    @Test
    void putsAMetricAfterThoseThatItReads() {
        List<BundleMetric> metrics = List.of(metric("top", "middle", "low"), metric("middle", "low"), metric("low"));

        List<Integer> order = BundleOrder.of(metrics).indexes();

        assertThat(order).containsExactly(2, 1, 0);
        assertThat(BundleOrder.of(metrics).cycles()).isEmpty();
    }

    @Test
    void ignoresMetricsOfThePlatform() {
        List<BundleMetric> metrics = List.of(metric("top", "platform:system-events-today"));

        assertThat(BundleOrder.of(metrics).indexes()).containsExactly(0);
    }

    @Test
    void pointsToEachReferenceOfACycle() {
        assertThat(pointers(bundle(metric("a", "b"), metric("free"), metric("b", "c", "free"), metric("c", "a"))))
                .containsExactly(
                        "/metrics/0/definition/query/inputs/i0/metric",
                        "/metrics/2/definition/query/inputs/i0/metric",
                        "/metrics/3/definition/query/inputs/i0/metric");
        assertThat(pointers(bundle(metric("own", "own"))))
                .containsExactly("/metrics/0/definition/query/inputs/i0/metric");
    }

    @Test
    void pointsToAllRepeatedKeysAndUnknownReferencesAtOnce() {
        assertThat(pointers(bundle(metric("a", "none", "platform:x"), metric("a", "neither"))))
                .containsExactly(
                        "/metrics/1/key",
                        "/metrics/0/definition/query/inputs/i0/metric",
                        "/metrics/1/definition/query/inputs/i0/metric");
    }

    @Test
    void acceptsTheKeyOfADeletedMetricThatARowStillNames() {
        var names = new BundleNames(Set.of());
        names.addReferenced(BundleKind.METRIC, "deleted");
        String key = BundleKind.METRIC.derivedKey("deleted");

        BundleCheck.require(bundle(metric("a", key)), names);

        assertThat(names.inward(BundleKind.METRIC, key)).isEqualTo("deleted");
        assertThat(names.outward(BundleKind.METRIC, "deleted")).isEqualTo(key);
    }

    @Test
    void countsEachRowAsARequest() {
        var nothing = new Bundle(1, null, null, null);

        assertThat(bundle(metric("a"), metric("b")).countedItems()).isEqualTo(2);
        assertThat(nothing.countedItems()).isZero();
        assertThat(Arrays.stream(BundleKind.values()).map(kind -> kind.derivedKey("id")))
                .allMatch(key -> key.matches("[mqw]-[0-9a-f]{20}"))
                .doesNotHaveDuplicates();
    }
}
